/** A column of what is counted. */
export interface Series {
  /** Where it stands in a row. */
  key: string;
  title: string;
  /** Which of the theme's colours; the legend says what it means. */
  colour: 'good' | 'neutral' | 'warning' | 'bad' | 'accent';
}

/** One place on the time line: how it reads, and each count. */
export interface Counted {
  label: string;
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
