import type { KeyRange, Place, TableIndex } from './table.ts';

/** The SQL for the keys of a range from one place on. One bound on each side: given two, SQLite may start from the wider one and read all that lies between. */
export function within(
  index: TableIndex,
  range: KeyRange,
  reverse: boolean,
  last: Place | undefined,
): { where: string; order: string; bounds: (Uint8Array | number)[] } {
  const { unique } = index.checked;
  const beyond = unique ? ['x.k > ?', 'x.k < ?'] : ['(x.k, x.d) > (?, ?)', '(x.k, x.d) < (?, ?)'];
  const [start, end] = last ? beyond : ['x.k >= ?', 'x.k < ?'];
  const there = last && (unique ? [last.key] : [last.key, last.position]);
  const direction = reverse ? 'DESC' : 'ASC';
  return {
    where: reverse ? `x.k >= ? AND ${end}` : `${start} AND x.k < ?`,
    order: `ORDER BY x.k ${direction}${unique ? '' : `, x.d ${direction}`}`,
    bounds: reverse ? [range.low, ...(there ?? [range.high])] : [...(there ?? [range.low]), range.high],
  };
}
