import { mergeClasses, Text } from '@fluentui/react-components';
import type { WorkRow } from '../../../shared/api/query-data.ts';
import { useMe } from '../../client/desk-context.ts';
import { Link } from '../../router/router.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { dueWords } from './due-words.ts';
import { pathOf } from './path-of.ts';
import { useRowStyles } from './row-styles.ts';
import { Pressing, Toned } from './toned.tsx';
import { useNow } from './use-now.ts';
import { wordOf } from './word-of.ts';

/** What a row tells beside its title. */
function Meta({ row, showAssignee }: { row: WorkRow; showAssignee: boolean }) {
  const styles = useRowStyles();
  const texts = useTexts();
  const { zone } = useMe();
  const now = useNow();
  const { t } = texts;
  const due = row.due && dueWords(row.due, texts, { now, zone });
  const isPressing = row.priority && row.priority.value !== 'normal' && row.priority.value !== 'low';
  return (
    <span className={styles.meta}>
      <Toned tone={row.status.tone} text={wordOf(texts, 'status', row.status)} />
      {isPressing && <Toned tone={row.priority!.tone} text={wordOf(texts, 'priority', row.priority!)} />}
      {row.escalated && <Toned tone="attention" text={t('row.escalated')} />}
      {due && <Pressing {...due} />}
      {row.client && <span>{row.client}</span>}
      {row.requester && <span>{t('row.requester', { name: row.requester })}</span>}
      {showAssignee && row.ref.kind !== 'approval' && <span>{row.assignee ?? t('row.unassigned')}</span>}
    </span>
  );
}

/** One record of a list of work, as a link to its page. */
export function WorkLink({ row, showAssignee = false, line = false }: { row: WorkRow; showAssignee?: boolean; line?: boolean }) {
  const styles = useRowStyles();
  return (
    <Link to={pathOf(row.ref)} className={mergeClasses(styles.link, line && styles.line)}>
      <Text weight="semibold" className={styles.title}>
        {row.number !== undefined && <span className={styles.number}>#{row.number}</span>} {row.title}
      </Text>
      <Meta row={row} showAssignee={showAssignee} />
    </Link>
  );
}

/** Records one below the other, with what presses. */
export function WorkRows({ rows, showAssignee = false }: { rows: readonly WorkRow[]; showAssignee?: boolean }) {
  const styles = useRowStyles();
  return (
    <ul className={styles.list}>
      {rows.map((row, index) => (
        <li key={`${row.ref.kind}:${row.ref.id}`}>
          <WorkLink row={row} showAssignee={showAssignee} line={index > 0} />
        </li>
      ))}
    </ul>
  );
}
