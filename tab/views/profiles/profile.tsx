import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { ProfileFacts } from '../../../shared/api/setup-data.ts';
import type { RecordView } from '../../../shared/api/views.ts';
import type { Consumer } from '../../../shared/ports/microsoft.ts';
import { useGrant } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { useParams } from '../../router/router.tsx';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { Facts } from '../setup/facts.tsx';
import { SetupPage } from '../setup/setup-page.tsx';
import { Connection } from './connection.tsx';
import { Credentials } from './credentials.tsx';
import { ProfileActions } from './profile-actions.tsx';
import { ProfileBadges } from './profile-badges.tsx';
import { TestProfile } from './test-profile.tsx';

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

type Shown = ProfileFacts & { serves: Consumer[] };

function About({ profile }: { profile: Shown }) {
  const styles = useStyles();
  const { t, list, instant } = useTexts();
  const { tested, serves } = profile;
  const served = serves.map((consumer) => t(`consumer.${consumer}`));
  return (
    <Panel title={t('profile.about')} padded>
      <Facts
        facts={[
          [
            t('profile.state'),
            <span key="state" className={styles.badges}>
              <ProfileBadges profile={profile} />
            </span>,
          ],
          [t('profile.reason'), profile.status === 'disabled' ? profile.reason : undefined],
          [t('profile.client'), profile.clientId],
          [t('profile.tenant'), profile.entraTenantId],
          [t('profile.serves'), served.length > 0 ? list(served) : t('profile.serves.nobody')],
          [t('profile.credentials'), <Credentials key="credentials" profile={profile} />],
          [t('profile.tested'), tested && t('profile.tested.text', { at: instant(tested.at), text: tested.text })],
        ]}
      />
    </Panel>
  );
}

function Found({ profile, record }: { profile: Shown; record: RecordView }) {
  const { t } = useTexts();
  const isArchived = profile.status === 'archived';
  return (
    <>
      <About profile={profile} />
      {profile.source === 'environment' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('profile.environment')}</MessageBarBody>
        </MessageBar>
      )}
      {!isArchived && (
        <>
          <Panel title={t('profile.test.panel')} padded>
            <TestProfile profile={profile} />
          </Panel>
          {profile.serves[0] && <Connection profile={profile} consumer={profile.serves[0]} />}
          <ProfileActions profile={profile} version={record.version} />
        </>
      )}
    </>
  );
}

/** One Microsoft profile: what it is, what it signs in with, whom it serves, and what can be done. */
export function View() {
  const { id = '' } = useParams();
  const { t } = useTexts();
  const mayAdminister = useGrant('desk.administer');
  const asked = useQueryOf('profile.show', { profile: `profile:${id}` }, { enabled: mayAdminister });
  const name = asked.data?.data?.name;
  return (
    <SetupPage title={name === undefined ? t('profile.one') : t('profile.named', { name })}>
      <Asked asked={asked}>{({ data, record }) => <Found profile={data!} record={record!} />}</Asked>
    </SetupPage>
  );
}
