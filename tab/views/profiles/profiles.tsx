import { makeStyles, mergeClasses, Switch, Text, tokens } from '@fluentui/react-components';
import type { ProfileFacts } from '../../../shared/api/setup-data.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { Link, useSearchParams } from '../../router/router.tsx';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { useRowStyles } from '../rows/row-styles.ts';
import { SetupPage } from '../setup/setup-page.tsx';
import { Credentials } from './credentials.tsx';
import { ProfileBadges } from './profile-badges.tsx';

const useStyles = makeStyles({
  link: {
    minBlockSize: '24px',
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

function Rows({ profiles }: { profiles: readonly ProfileFacts[] }) {
  const styles = useRowStyles();
  const own = useStyles();
  const { t } = useTexts();
  return (
    <ul className={styles.list}>
      {profiles.map((profile) => (
        <li key={profile.id} className={mergeClasses(styles.one, styles.line)}>
          <span className={styles.head}>
            <Link to={`/setup/profiles/${profile.id}`} className={own.link}>
              {profile.name}
            </Link>
            <ProfileBadges profile={profile} />
          </span>
          <Text size={200} className={styles.small}>
            {t('profile.line', { client: profile.clientId, tenant: profile.entraTenantId })}
          </Text>
          <Credentials profile={profile} />
        </li>
      ))}
    </ul>
  );
}

function Profiles() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const archived = search.get('archived') === 'yes';
  const asked = useQueryOf('profile.list', { archived: archived ? 'yes' : 'no' }, { keep: true });
  return (
    <Panel
      title={t('profile.panel')}
      actions={
        <Switch
          checked={archived}
          label={t('profile.archived-too')}
          onChange={(_event, { checked }) => setSearch(checked ? { archived: 'yes' } : {}, { replace: true })}
        />
      }
    >
      <Asked asked={asked}>
        {({ data }) =>
          data!.profiles.length > 0 ? (
            <Rows profiles={data!.profiles} />
          ) : (
            <Empty title={t('profile.empty')} text={t('profile.empty.text')} />
          )
        }
      </Asked>
    </Panel>
  );
}

/** The application registrations that the desk acts with. */
export function View() {
  const { t } = useTexts();
  return (
    <SetupPage
      title={t('profile.title')}
      actions={
        <FormButton action="profile.add" appearance="primary">
          {t('profile.add')}
        </FormButton>
      }
    >
      <Profiles />
    </SetupPage>
  );
}
