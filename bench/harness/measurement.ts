import type { BuiltDesks } from '../records/built-desk.ts';

/** One figure of a measurement, as `--json` prints it. */
export interface Figure {
  /** `P1` and so on; a part of a measurement has a name behind it, as in `P3 search`. */
  id: string;
  ratio: number;
  /** The same work against itself; 1 for counts, which are exact. */
  control: number;
  /** What the ratio may be at most. */
  target: number;
  /** What was compared with what, with times for orientation. */
  detail: string;
}

/** How measurements are run. */
export interface Run {
  /** Smaller sizes: 10 k and 100 k records where the goals say more. */
  quick: boolean;
  /** Sizes for the test of the bench itself: seconds, and figures that mean nothing. */
  tiny: boolean;
  /** Large desks, built when they are first asked for. */
  desks: BuiltDesks;
  /** Says on standard error what is going on. */
  say(sentence: string): void;
}

/** A measurement of one goal. */
export interface Measurement {
  id: string;
  /** What is measured, for the table. */
  title: string;
  run(run: Run): Promise<Figure[]>;
}

const digits = (ms: number) =>
  ms < 0.1 ? `${(ms * 1_000).toFixed(1)} µs` : ms < 10 ? `${ms.toFixed(2)} ms` : `${ms.toFixed(0)} ms`;

/** A time for a detail; in the unit that suits it. */
export function time(ms: number): string {
  return digits(ms);
}

/** A number as it is kept: three places are more than any of these figures is good for. */
export function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
