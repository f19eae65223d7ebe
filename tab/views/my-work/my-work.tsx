import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Overview, WorkRow } from '../../../shared/api/query-data.ts';
import { useGrant } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { Page } from '../../shell/page.tsx';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { NewButtons } from '../rows/new-buttons.tsx';
import { PageLink } from '../rows/page-link.tsx';
import { Panel } from '../rows/panel.tsx';
import { RowsComing } from '../rows/skeletons.tsx';
import { WorkRows } from '../rows/work-rows.tsx';
import { Glance } from './glance.tsx';
import { TimerPanel } from './timer-panel.tsx';

const clocksShown = 6;
const minesShown = 8;

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    alignItems: 'start',
    '@media (min-width: 1024px)': {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(18rem, 2fr)',
      columnGap: tokens.spacingHorizontalXL,
    },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minInlineSize: 0 },
  empty: {
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    color: tokens.colorNeutralForeground3,
  },
});

function Part({
  title,
  rows,
  count = rows.length,
  empty,
  more,
}: {
  title: string;
  rows: readonly WorkRow[];
  count?: number;
  empty: string;
  more?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <Panel title={title} count={count} actions={more}>
      {rows.length > 0 ? <WorkRows rows={rows} /> : <p className={styles.empty}>{empty}</p>}
    </Panel>
  );
}

function Mine({
  query,
  title,
  empty,
  all,
  allName,
}: {
  query: 'ticket.list' | 'task.list';
  title: string;
  empty: string;
  all: string;
  allName: string;
}) {
  const { t } = useTexts();
  const asked = useQueryOf(query, { assignee: 'me', limit: minesShown });
  return (
    <Asked
      asked={asked}
      coming={
        <Panel title={title}>
          <RowsComing />
        </Panel>
      }
    >
      {({ data }) => (
        <Part
          title={title}
          rows={data?.rows ?? []}
          {...(data?.more && { count: 0 })}
          empty={empty}
          more={
            <PageLink to={all} aria-label={allName}>
              {t('work.all')}
            </PageLink>
          }
        />
      )}
    </Asked>
  );
}

function Day({ day }: { day: Overview }) {
  const styles = useStyles();
  const { t } = useTexts();
  const readsTickets = useGrant('ticket.read');
  const readsTasks = useGrant('task.read');
  const decides = useGrant('approval.decide');
  const times = useGrant('time.write');
  const due = new Set(day.dueToday.map(({ ref }) => ref.id));
  const clocks = day.clocks.filter(({ ref }) => !due.has(ref.id));
  const all = (
    <PageLink to="/approvals" aria-label={t('work.all.approvals')}>
      {t('work.all')}
    </PageLink>
  );
  const tickets = {
    title: t('work.tickets'),
    empty: t('work.tickets.empty'),
    all: '/search?kind=ticket&who=me',
    allName: t('work.all.tickets'),
  };
  const tasks = {
    title: t('work.tasks'),
    empty: t('work.tasks.empty'),
    all: '/search?kind=task&who=me',
    allName: t('work.all.tasks'),
  };
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Part title={t('work.today')} rows={day.dueToday} empty={t('work.today.empty')} />
        <Part title={t('work.waiting')} rows={day.waitingOnMe} empty={t('work.waiting.empty')} />
        {readsTickets && <Mine query="ticket.list" {...tickets} />}
      </div>
      <div className={styles.column}>
        {times && <TimerPanel timer={day.timer} minutesToday={day.minutesToday} />}
        {decides && <Part title={t('work.approvals')} rows={day.approvals} empty={t('work.approvals.empty')} more={all} />}
        {readsTickets && (
          <Part
            title={t('work.clocks')}
            rows={clocks.slice(0, clocksShown)}
            count={clocks.length}
            empty={t('work.clocks.empty')}
          />
        )}
        {readsTasks && <Mine query="task.list" {...tasks} />}
      </div>
    </div>
  );
}

/** The day of one person: what is due, what waits for them, their decisions, their clocks and their timer. */
export function View() {
  const { t } = useTexts();
  const asked = useQueryOf('desk.overview');
  return (
    <Page title={t('nav.work')} actions={<NewButtons />}>
      <Asked asked={asked} coming={<RowsComing count={6} />}>
        {({ data }) =>
          data && (
            <>
              <Glance counts={data.counts} />
              <Day day={data} />
            </>
          )
        }
      </Asked>
    </Page>
  );
}
