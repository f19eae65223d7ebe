import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** A test that did not run. */
export interface SkippedTest {
  title: string;
  file: string;
}

/** What one run of mocha came to. */
export interface MochaReport {
  passed: number;
  failed: number;
  skipped: SkippedTest[];
  /** The test that is running; absent when all have ended. */
  running?: string;
}

/** Mocha's usual output, plus a report in the file that `DESKHAND_TEST_REPORT` names: written before each test, so that it outlives a crash, and at the end. */
export default class ReportingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const skipped: SkippedTest[] = [];
    let failed = 0;
    runner.on('pending', (test) => skipped.push({ title: test.fullTitle(), file: test.file ?? '' }));
    runner.on('fail', () => failed++);
    const report = (running?: string): void => {
      const path = process.env['DESKHAND_TEST_REPORT'];
      const now: MochaReport = { passed: runner.stats?.passes ?? 0, failed, skipped, ...(running ? { running } : {}) };
      if (path) writeFileSync(path, JSON.stringify(now));
    };
    runner.on('test', (test) => report(test.fullTitle()));
    runner.once('end', () => report());
  }
}
