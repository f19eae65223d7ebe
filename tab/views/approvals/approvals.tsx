import { makeStyles, tokens } from '@fluentui/react-components';
import type { WorkRow } from '../../../shared/api/query-data.ts';
import { useGrant } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { useSearchParams } from '../../router/router.tsx';
import { Page } from '../../shell/page.tsx';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { useFocusKept } from '../record/use-focus-kept.ts';
import { Panel } from '../rows/panel.tsx';
import { Segments } from '../rows/segments.tsx';
import { RowsComing } from '../rows/skeletons.tsx';
import { WorkLink } from '../rows/work-rows.tsx';
import { LongRows } from '../search/long-rows.tsx';
import { MoreRows } from '../search/more-rows.tsx';
import { usePages } from '../search/use-pages.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
    ':first-child': { borderBlockStartWidth: 0 },
  },
  link: { flexGrow: 1, flexBasis: '18rem', minInlineSize: 0 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    '@media (min-width: 900px)': { paddingBlock: tokens.spacingVerticalM },
  },
});

const lists = ['decide', 'mine', 'all'] as const;
const decisions = ['approval.approve', 'approval.request-changes', 'approval.reject'] as const;

function Decide({ row }: { row: WorkRow }) {
  const styles = useStyles();
  const about = `#${row.number} ${row.title}`;
  return (
    <li className={styles.row}>
      <div className={styles.link}>
        <WorkLink row={row} />
      </div>
      <div className={styles.buttons}>
        {decisions.map((action, index) => (
          <FormButton
            key={action}
            action={action}
            size="small"
            appearance={index === 0 ? 'primary' : 'secondary'}
            given={{ approval: `approval:${row.ref.id}` }}
            draft={`${action}:${row.ref.id}`}
            about={about}
            of={about}
          />
        ))}
      </div>
    </li>
  );
}

function ToDecide() {
  const styles = useStyles();
  const { t } = useTexts();
  const asked = useQueryOf('desk.overview');
  const list = useFocusKept<HTMLUListElement>(asked.data?.data?.approvals.length);
  return (
    <Asked asked={asked} coming={<RowsComing />}>
      {({ data }) =>
        data && data.approvals.length > 0 ? (
          <ul className={styles.list} ref={list}>
            {data.approvals.map((row) => (
              <Decide key={row.ref.id} row={row} />
            ))}
          </ul>
        ) : (
          <Empty title={t('approvals.decide.empty')} />
        )
      }
    </Asked>
  );
}

function Asking({ mine }: { mine: boolean }) {
  const { t } = useTexts();
  const { asked, rows, more } = usePages('approval.list', { status: 'all', ...(mine && { requester: 'me' }) });
  return (
    <Asked asked={asked} coming={<RowsComing />}>
      {() =>
        rows.length === 0 ? (
          <Empty title={t(mine ? 'approvals.mine.empty' : 'approvals.all.empty')} />
        ) : (
          <>
            <LongRows rows={rows} />
            <MoreRows asked={asked} more={more} count={rows.length} />
          </>
        )
      }
    </Asked>
  );
}

/** Requests and their decisions: those that wait for the reader, those the reader asked for, and all. */
export function View() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const decides = useGrant('approval.decide');
  const offered = lists.filter((list) => list !== 'decide' || decides);
  const chosen = offered.find((list) => list === params.get('list')) ?? offered[0]!;
  const choose = (list: string) =>
    setParams((present) => {
      const next = new URLSearchParams(present);
      next.set('list', list);
      return next;
    });
  return (
    <Page title={t('nav.approvals')} shares>
      <Segments
        label={t('approvals.list')}
        value={chosen}
        options={offered.map((value) => ({ value, title: t(`approvals.${value}`) }))}
        onChange={choose}
      />
      <Panel title={t(`approvals.${chosen}`)}>
        {chosen === 'decide' ? <ToDecide /> : <Asking key={chosen} mine={chosen === 'mine'} />}
      </Panel>
    </Page>
  );
}
