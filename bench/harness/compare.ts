import { median, quantile } from './statistics.ts';

/** One side of a comparison: does the work once. `at` counts from 0 through all blocks of the run, so that sides can be given the same input. */
export type Side = (at: number) => unknown;

/** How sides are compared. The documented way is 40 blocks of 40 after a warm-up. */
export interface CompareOptions {
  blocks?: number;
  size?: number;
  /** How often each side runs before anything is timed; one block's size when left out. */
  warm?: number;
  /** Which share of a block's times stands for the block: 0.5 is the median, 0.95 the slow end. */
  share?: number;
  /** Milliseconds, ever rising. */
  clock?: () => number;
}

/** What a comparison came to. Times in milliseconds, ratios of ours to theirs. */
export interface Comparison {
  /** The median of the block ratios. */
  ratio: number;
  /** The same of their side against itself: how far from 1 this machine is at this moment. */
  control: number;
  /** Every time of each side, in the order of the run. */
  ours: number[];
  theirs: number[];
}

type Lane = 'ours' | 'theirs' | 'again';

async function block(side: Side, from: number, size: number, clock: () => number): Promise<number[]> {
  const times: number[] = [];
  for (let at = from; at < from + size; at += 1) {
    const began = clock();
    const work = side(at);
    if (work instanceof Promise) await work;
    times.push(clock() - began);
  }
  return times;
}

/**
 * Compares two sides in alternating blocks, the order swapped from block to block, so that whatever else the machine does falls on both.
 * Their side runs twice in each round, the second time as the control.
 */
export async function compare(ours: Side, theirs: Side, options: CompareOptions = {}): Promise<Comparison> {
  const { blocks = 40, size = 40, warm = size, share = 0.5, clock = () => performance.now() } = options;
  const sides: { [lane in Lane]: Side } = { ours, theirs, again: theirs };
  await block(ours, 0, warm, clock);
  await block(theirs, 0, warm, clock);
  const all: { [lane in Lane]: number[] } = { ours: [], theirs: [], again: [] };
  const ratios: number[] = [];
  const controls: number[] = [];
  for (let round = 0; round < blocks; round += 1) {
    const order: Lane[] = round % 2 === 0 ? ['ours', 'theirs', 'again'] : ['again', 'theirs', 'ours'];
    const middle: { [lane in Lane]: number } = { ours: 0, theirs: 0, again: 0 };
    for (const lane of order) {
      const times = await block(sides[lane], warm + round * size, size, clock);
      all[lane].push(...times);
      middle[lane] = quantile(times, share);
    }
    ratios.push(middle.ours / middle.theirs);
    controls.push(middle.again / middle.theirs);
  }
  return { ratio: median(ratios), control: median(controls), ours: all.ours, theirs: [...all.theirs, ...all.again] };
}
