/** A column of what is counted. */
export interface Series {
  /** Where it stands in a row. */
  key: string;
  title: string;
  /** Which of the theme's colours; the legend says what it means. */
  colour: 'good' | 'neutral' | 'warning' | 'bad' | 'accent';
}

/** One place on the time line: how it reads, how it reads under a bar, and each count. */
export interface Counted {
  label: string;
  short: string;
  counts: { readonly [key: string]: number };
}

/** Everything that was counted together. */
export function totalOf(rows: readonly Counted[]): number {
  return rows.reduce((sum, { counts }) => sum + Object.values(counts).reduce((all, one) => all + one, 0), 0);
}

/** The columns that hold anything; all of them when none does. */
export function shownSeries(series: readonly Series[], rows: readonly Counted[]): readonly Series[] {
  const full = series.filter(({ key }) => rows.some(({ counts }) => (counts[key] ?? 0) > 0));
  return full.length > 0 ? full : series;
}

const mostBars = 14;

/** The rows as bars, neighbours counted together where there are more than fit; a bar is called by where it begins. */
export function barsOf(rows: readonly Counted[], most = mostBars): Counted[] {
  const size = Math.max(1, Math.ceil(rows.length / most));
  const starts = rows.flatMap((_row, place) => (place % size === 0 ? [place] : []));
  return starts.map((start) => {
    const together = rows.slice(start, start + size);
    const { label, short, counts } = together[0]!;
    const sum = (key: string) => together.reduce((all, row) => all + (row.counts[key] ?? 0), 0);
    return { label, short, counts: Object.fromEntries(Object.keys(counts).map((key) => [key, sum(key)])) };
  });
}
