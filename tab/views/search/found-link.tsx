import type { WorkRow } from '../../../shared/api/query-data.ts';
import { useTexts } from '../../text/use-texts.ts';
import { PlainLink } from '../rows/plain-link.tsx';
import { WorkLink } from '../rows/work-rows.tsx';
import type { FoundRow } from './use-pages.ts';

const isWork = (row: FoundRow): row is WorkRow => row.status !== undefined;

/** A record that was found, with as much as the query tells of it. */
export function FoundLink({ row, line }: { row: FoundRow; line: boolean }) {
  const { t } = useTexts();
  if (isWork(row)) return <WorkLink row={row} line={line} showAssignee />;
  const { kind } = row.ref;
  const isKnown = kind === 'ticket' || kind === 'task' || kind === 'approval' || kind === 'contact';
  return <PlainLink row={row} line={line} {...(isKnown && { kind: t(`kind.${kind}`) })} />;
}
