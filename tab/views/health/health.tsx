import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { DeskHealth } from '../../../shared/api/setup-data.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Checks } from '../diagnosis/checks.tsx';
import { Credentials } from '../profiles/credentials.tsx';
import { PageLink } from '../rows/page-link.tsx';
import { Panel } from '../rows/panel.tsx';
import { SetupPage } from '../setup/setup-page.tsx';
import { Chart } from './chart.tsx';
import type { Series } from './series.ts';
import { Subscriptions } from './subscriptions.tsx';

const useStyles = makeStyles({
  small: { display: 'block', color: tokens.colorNeutralForeground2 },
  one: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, paddingBlock: tokens.spacingVerticalS },
});

function Readiness() {
  const { t } = useTexts();
  const asked = useQueryOf('teams.status');
  return (
    <Panel title={t('health.readiness')} padded>
      <Asked asked={asked}>{({ data }) => <Checks checks={data!.steps} />}</Asked>
      <PageLink to="/setup/diagnosis">{t('setup.summary.diagnose')}</PageLink>
    </Panel>
  );
}

function Secrets() {
  const styles = useStyles();
  const { t } = useTexts();
  const asked = useQueryOf('profile.list');
  return (
    <Panel title={t('health.secrets')} padded>
      <Asked asked={asked}>
        {({ data }) =>
          data!.profiles.map((profile) => (
            <div key={profile.id} className={styles.one}>
              <PageLink to={`/setup/profiles/${profile.id}`}>{profile.name}</PageLink>
              <Credentials profile={profile} />
            </div>
          ))
        }
      </Asked>
    </Panel>
  );
}

function Told() {
  const { t } = useTexts();
  const asked = useQueryOf('subscription.list');
  return (
    <Panel title={t('health.subscriptions')} padded>
      <Asked asked={asked}>{({ data }) => <Subscriptions facts={data!} />}</Asked>
    </Panel>
  );
}

/** "20/11", as little as a day can be called. */
function shortDay(on: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${on}T00:00:00Z`),
  );
}

function Charts({ deliveries, isCut, calls }: DeskHealth) {
  const styles = useStyles();
  const { t, day, clock, instant, locale } = useTexts();
  const column = (key: string, title: string, colour: Series['colour']): Series => ({ key, title, colour });
  return (
    <>
      <Panel title={t('health.deliveries')} padded>
        <Chart
          title={t('health.deliveries')}
          first={t('health.day')}
          rows={deliveries.map(({ on, ...counts }) => ({ label: day(on), short: shortDay(on, locale), counts }))}
          series={[
            column('arrived', t('health.arrived'), 'good'),
            column('waiting', t('health.waiting'), 'accent'),
            column('skipped', t('health.skipped'), 'neutral'),
            column('uncertain', t('health.uncertain'), 'warning'),
            column('failed', t('health.failed'), 'bad'),
          ]}
        />
        {isCut && <Text className={styles.small}>{t('health.deliveries.cut')}</Text>}
      </Panel>
      <Panel title={t('health.requests')} padded>
        <Chart
          title={t('health.requests')}
          first={t('health.hour')}
          rows={calls.hours.map(({ at, ...counts }) => ({ label: clock(at), short: clock(at), counts }))}
          series={[
            column('done', t('health.done'), 'accent'),
            column('refused', t('health.refused'), 'warning'),
            column('failed', t('health.failed'), 'bad'),
          ]}
        />
        <Text size={200} className={styles.small}>
          {t('health.requests.since', { at: instant(calls.since) })}
        </Text>
      </Panel>
    </>
  );
}

function Counts() {
  const asked = useQueryOf('desk.health');
  return <Asked asked={asked}>{({ data }) => <Charts {...data!} />}</Asked>;
}

/** How the desk does: what is ready, what ends soon, what left it, what was asked of it. */
export function View() {
  const { t } = useTexts();
  return (
    <SetupPage title={t('health.title')}>
      <Readiness />
      <Secrets />
      <Told />
      <Counts />
    </SetupPage>
  );
}
