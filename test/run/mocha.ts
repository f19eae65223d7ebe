import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { MochaReport } from './reporter.ts';

const LIMIT_MS = 75 * 60_000;
const GRACE_MS = 15_000;

/** What a run of mocha came to, and what went wrong outside of any test. */
export interface MochaOutcome extends MochaReport {
  trouble?: string;
}

function readReport(path: string): MochaReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as MochaReport;
  } catch {
    // not there yet, or being written at this moment
    return undefined;
  }
}

function isOver(path: string): boolean {
  const report = readReport(path);
  return report !== undefined && report.running === undefined;
}

/** Waits for mocha's end. A run that is over but does not exit has left something open, which is a failure, not a wait. */
function waitForEnd(child: ReturnType<typeof spawn>, reportPath: string): Promise<string | undefined> {
  const began = performance.now();
  let overSince: number | undefined;
  let trouble: string | undefined;
  const watch = setInterval(() => {
    if (overSince === undefined && isOver(reportPath)) overSince = performance.now();
    if (overSince !== undefined && performance.now() - overSince > GRACE_MS) {
      trouble = 'the tests ended but mocha did not: some test left a timer, server or child process open';
    } else if (performance.now() - began > LIMIT_MS)
      trouble = `mocha took longer than ${LIMIT_MS / 60_000} minutes and was stopped`;
    if (trouble) child.kill('SIGKILL');
  }, 250);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearInterval(watch);
      resolve(trouble ?? (signal ? `mocha was ended by ${signal}` : undefined));
    });
  });
}

/** What the report, the exit code and what was seen from outside come to. Counts what ran before a crash. */
function outcomeOf(exitCode: number | null, report: MochaReport | undefined, trouble: string | undefined): MochaOutcome {
  if (!report) return { passed: 0, failed: 0, skipped: [], trouble: trouble ?? 'mocha stopped before it ran a test (see above)' };
  if (report.running)
    return { ...report, trouble: `${trouble ?? `mocha ended with code ${exitCode}`} in the midst of: ${report.running}` };
  if (trouble) return { ...report, trouble };
  return exitCode !== 0 && report.failed === 0 ? { ...report, trouble: 'mocha failed after the last test (see above)' } : report;
}

/** Shows what a process prints, from when `after` is over; what came before is kept until then. */
function showLater(child: ReturnType<typeof spawn>, after: Promise<unknown>): Promise<unknown> {
  const kept = new PassThrough({ highWaterMark: Number.MAX_SAFE_INTEGER });
  child.stdout?.pipe(kept, { end: false });
  child.stderr?.pipe(kept, { end: false });
  child.on('close', () => kept.end());
  return after.then(() => {
    kept.pipe(process.stdout, { end: false });
    return finished(kept);
  });
}

/** How mocha is run. */
export interface MochaOptions {
  coverage: boolean;
  /** Its output is shown when this is over; as it comes where nothing is given. */
  after?: Promise<unknown>;
}

/** Runs mocha in a process of its own over these arguments. Resolves when it has ended and its output is shown. */
export async function runMocha(root: string, args: readonly string[], { coverage, after }: MochaOptions): Promise<MochaOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-test-'));
  const reportPath = join(folder, 'report.json');
  const bin = (name: string, file: string): string => join(root, 'node_modules', name, 'bin', file);
  const command = [
    ...(coverage ? [bin('c8', 'c8.js'), process.execPath] : []),
    bin('mocha', 'mocha.js'),
    ...(process.stdout.isTTY ? [] : ['--no-color']),
    ...args,
    // last, so that it is the one that counts
    '--reporter',
    join(root, 'test', 'run', 'reporter.ts'),
  ];
  try {
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: after ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DESKHAND_TEST_REPORT: reportPath },
    });
    const shown = after && showLater(child, after);
    const trouble = await waitForEnd(child, reportPath);
    await shown;
    return outcomeOf(child.exitCode, readReport(reportPath), trouble);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
