import { LongList } from '../rows/long-list.tsx';
import { FoundLink } from './found-link.tsx';
import type { FoundRow } from './use-pages.ts';

/** Any number of records one below the other. */
export function LongRows({ rows }: { rows: readonly FoundRow[] }) {
  return (
    <LongList rows={rows} keyOf={({ ref }) => `${ref.kind}:${ref.id}`} usualHeight={66}>
      {(row, index) => <FoundLink row={row} line={index > 0} />}
    </LongList>
  );
}
