import { mergeClasses, Text } from '@fluentui/react-components';
import type { MemberPage } from '../../../shared/api/query-data.ts';
import type { TextKey } from '../../text/load-texts.ts';
import { useTexts } from '../../text/use-texts.ts';
import { useRowStyles } from '../rows/row-styles.ts';
import { Toned } from '../rows/toned.tsx';

/** People one below the other: name, how they stand, mail, roles, zone. */
export function MemberRows({ members }: { members: MemberPage['members'] }) {
  const styles = useRowStyles();
  const { t, list } = useTexts();
  return (
    <ul className={styles.list}>
      {members.map(({ id, name, mail, roles, active, linked, signedOut, zone }) => (
        <li key={id} className={mergeClasses(styles.one, styles.line)}>
          <span className={styles.head}>
            <Text weight="semibold">{name}</Text>
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
        </li>
      ))}
    </ul>
  );
}
