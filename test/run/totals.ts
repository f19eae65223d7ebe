import type { CheckOutcome } from './checks.ts';
import type { MochaOutcome } from './mocha.ts';
import type { SkippedTest } from './reporter.ts';

/** What the whole run came to. `complaints` are the failures that no test of mocha's stands for, `notes` what is to be known besides. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
  complaints: string[];
  notes: string[];
}

/** A skipped case of the store contract that needs a MongoDB server is the one kind that a full run may have. */
function mayBeSkipped(title: string): boolean {
  return /mongodb/i.test(title);
}

/** Names each skipped test; those for want of a MongoDB server, which are hundreds and named in the output above, in one line. */
function notesOn(skipped: readonly SkippedTest[]): string[] {
  const others = skipped.filter(({ title }) => !mayBeSkipped(title));
  const forWantOfServer = skipped.length - others.length;
  const line = `skipped: ${forWantOfServer} cases, named above, that need a MongoDB server (MONGODB_URI, or mongod on the PATH)`;
  return [...others.map(({ title }) => `skipped: ${title}`), ...(forWantOfServer > 0 ? [line] : [])];
}

/**
 * Adds checks and the runs of mocha up: each check counts as one test. With `strict` (CI) a skipped test is a failure, save those that need a MongoDB
 * server; without it every skipped test is named.
 */
export function totalsOf(
  checks: readonly CheckOutcome[],
  runs: readonly MochaOutcome[],
  { strict }: { strict: boolean },
): Totals {
  const sum = (counted: 'passed' | 'failed') => runs.reduce((all, run) => all + run[counted], 0);
  const unrun = runs.flatMap(({ skipped }) => skipped);
  const failedChecks = checks.filter((check) => !check.passed);
  const forbidden = strict ? unrun.filter(({ title }) => !mayBeSkipped(title)) : [];
  const complaints = [
    ...failedChecks.map((check) => `failed: ${check.title}`),
    ...forbidden.map(
      ({ title, file }) => `skipped, which CI forbids: ${title}${file.endsWith('.browser.spec.ts') ? ' (browser test)' : ''}`,
    ),
    ...runs.flatMap(({ trouble }) => (trouble ? [trouble] : [])),
  ];
  const skipped = unrun.filter((test) => !forbidden.includes(test));
  return {
    passed: sum('passed') + checks.length - failedChecks.length,
    failed: sum('failed') + complaints.length,
    skipped: skipped.length,
    complaints,
    notes: notesOn(skipped),
  };
}

/** The last line of every run. */
export function finalLine({ passed, failed, skipped }: Pick<Totals, 'passed' | 'failed' | 'skipped'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
