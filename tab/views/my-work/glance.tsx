import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Overview } from '../../../shared/api/query-data.ts';
import { useTexts } from '../../text/use-texts.ts';
import { PageLink } from '../rows/page-link.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
  },
});

/** How much there is, in one line. */
export function Glance({ counts }: { counts: Overview['counts'] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { tickets, tasks, approvals, unassigned } = counts;
  return (
    <ul className={styles.list} aria-label={t('work.summary')}>
      <li>
        <Text>{t('work.count.tickets', { count: tickets })}</Text>
      </li>
      <li>
        <Text>{t('work.count.tasks', { count: tasks })}</Text>
      </li>
      {approvals > 0 && (
        <li>
          <Text>{t('work.count.approvals', { count: approvals })}</Text>
        </li>
      )}
      {unassigned !== undefined && unassigned > 0 && (
        <li>
          <PageLink to="/search?kind=ticket&who=nobody">{t('work.count.unassigned', { count: unassigned })}</PageLink>
        </li>
      )}
    </ul>
  );
}
