import { makeStyles, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { FoundLink } from './found-link.tsx';
import type { FoundRow } from './use-pages.ts';

const usualHeight = 66;
const drawnAtOnce = 200;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', position: 'relative' },
  row: { insetInlineStart: 0, insetInlineEnd: 0, insetBlockStart: 0, position: 'absolute' },
  line: { borderBlockStartWidth: '1px', borderBlockStartStyle: 'solid', borderBlockStartColor: tokens.colorNeutralStroke3 },
});

const keyOf = ({ ref }: FoundRow) => `${ref.kind}:${ref.id}`;

/** Rows of which only those in sight are drawn; assistive technology is told the place of each. */
function VirtualRows({ rows }: { rows: readonly FoundRow[] }) {
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  useEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => document.getElementById('content'),
    estimateSize: () => usualHeight,
    getItemKey: (index) => keyOf(rows[index]!),
    overscan: 12,
    scrollMargin: offset,
  });
  return (
    <ul className={styles.list} ref={list} style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => (
        <li
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          className={styles.row}
          style={{ transform: `translateY(${start - offset}px)` }}
          aria-setsize={rows.length}
          aria-posinset={index + 1}
        >
          <FoundLink row={rows[index]!} line={index > 0} />
        </li>
      ))}
    </ul>
  );
}

/** Any number of records one below the other; many are drawn only as far as they are in sight. */
export function LongRows({ rows }: { rows: readonly FoundRow[] }) {
  const styles = useStyles();
  if (rows.length > drawnAtOnce) return <VirtualRows rows={rows} />;
  return (
    <ul className={styles.list}>
      {rows.map((row, index) => (
        <li key={keyOf(row)}>
          <FoundLink row={row} line={index > 0} />
        </li>
      ))}
    </ul>
  );
}
