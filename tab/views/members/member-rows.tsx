import { mergeClasses, Text } from '@fluentui/react-components';
import type { MemberPage } from '../../../shared/api/query-data.ts';
import { useMe } from '../../client/desk-context.ts';
import { FormButton } from '../../forms/form-button.tsx';
import type { TextKey } from '../../text/load-texts.ts';
import { useTexts } from '../../text/use-texts.ts';
import { RecordLink } from '../rows/record-link.tsx';
import { useRowStyles } from '../rows/row-styles.ts';
import { Toned } from '../rows/toned.tsx';
import { ActButton } from '../setup/act-button.tsx';

/** What an administrator can do to a member, a button each. */
function MemberActs({ member }: { member: MemberPage['members'][number] }) {
  const styles = useRowStyles();
  const { t } = useTexts();
  const { member: me } = useMe();
  const { id, name, mail, roles, active, zone, locale } = member;
  const input = { member: `member:${id}` };
  const first = { name, mail, roles: roles.join(','), ...(zone && { zone }), ...(locale && { locale }) };
  const verb = active ? 'disable' : 'enable';
  return (
    <span className={styles.head}>
      <FormButton
        action="member.change"
        given={input}
        first={first}
        size="small"
        about={name}
        label={t('member.change.of', { name })}
      >
        {t('member.change')}
      </FormButton>
      {id !== me.id && (
        <ActButton
          action={`member.${verb}`}
          input={input}
          size="small"
          label={t(`member.${verb}`)}
          name={t(`member.${verb}.of`, { name })}
        />
      )}
    </span>
  );
}

/** People one below the other: name, how they stand, mail, roles, zone. */
export function MemberRows({ members }: { members: MemberPage['members'] }) {
  const styles = useRowStyles();
  const { t, list } = useTexts();
  return (
    <ul className={styles.list}>
      {members.map((member) => {
        const { id, name, mail, roles, active, linked, signedOut, zone } = member;
        return (
          <li key={id} className={mergeClasses(styles.one, styles.line)}>
            <span className={styles.head}>
              <RecordLink to={{ kind: 'member', id }}>{name}</RecordLink>
              {!active && <Toned tone="neutral" text={t('member.disabled')} />}
              <Toned tone={linked ? 'good' : 'warning'} text={t(linked ? 'member.linked' : 'member.unlinked')} />
              {signedOut && <Toned tone="neutral" text={t('member.signed-out')} />}
            </span>
            <Text size={200} className={styles.small}>
              {list(roles.map((role) => t(`role.${role}` as TextKey)))}
            </Text>
            <Text size={200} className={styles.small}>
              {zone === undefined ? mail : `${mail} · ${zone}`}
            </Text>
            <MemberActs member={member} />
          </li>
        );
      })}
    </ul>
  );
}
