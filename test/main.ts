import { existsSync, globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheckOutcome, checksOf, runCheck } from './run/checks.ts';
import { provideChromium } from './run/chromium.ts';
import { type MochaOutcome, runMocha } from './run/mocha.ts';
import { finalLine, totalsOf } from './run/totals.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const everything = '{shared,src,bot,sandbox,tab,test,bench}/**/*.spec.ts';

function specsFor(args: readonly string[]): string[] {
  const named = args.filter((arg) => !arg.startsWith('-') && (existsSync(resolve(root, arg)) || /[*?{]|\.ts$/.test(arg)));
  return named.length > 0 ? [] : globSync(everything, { cwd: root }).sort();
}

/** Paths that were named and are not there: without this a slip would run everything. */
function strayPaths(args: readonly string[]): string[] {
  const isPath = (arg: string) => !arg.startsWith('-') && (arg.includes('/') || arg.endsWith('.ts'));
  return args.filter((arg) => isPath(arg) && globSync(arg, { cwd: root }).length === 0);
}

/** Whether this run has a browser test in it, so that a browser is worth fetching. */
function wantsBrowser(args: readonly string[], specs: readonly string[]): boolean {
  const folders = args.filter((arg) => existsSync(resolve(root, arg)));
  const inFolders = folders.flatMap((folder) => globSync('**/*.browser.spec.ts', { cwd: resolve(root, folder) }));
  return [...specs, ...args, ...inFolders].some((name) => name.endsWith('.browser.spec.ts'));
}

/** All checks at once, while nothing else runs; shows each as it ends. */
function runChecks(): Promise<CheckOutcome[]> {
  console.log(
    `Checking: ${checksOf(root)
      .map(({ title }) => title)
      .join(', ')}\n`,
  );
  const runs = checksOf(root).map(async (check) => {
    const outcome = await runCheck(root, check);
    console.log(`${outcome.passed ? 'passed' : 'FAILED'}: ${outcome.title}`);
    if (!outcome.passed) console.log(`\n${outcome.output}\n`);
    return outcome;
  });
  return Promise.all(runs);
}

/** What one run of mocha each gets to do. All specs are two runs side by side where there are processors for it: those with a browser, in which much is waited for, and the others. */
function sharesOf(args: readonly string[], specs: readonly string[], coverage: boolean): string[][] {
  if (specs.length === 0 || coverage || availableParallelism() < 2) return [[...args, ...specs]];
  const isInBrowser = (name: string) => name.endsWith('.browser.spec.ts');
  return [specs.filter(isInBrowser), specs.filter((name) => !isInBrowser(name))].map((share) => [...args, ...share]);
}

/** Runs every share at once. The first one's output is shown as it comes, each other's when those before it have ended. */
async function runShares(shares: readonly string[][], coverage: boolean): Promise<MochaOutcome[]> {
  let before: Promise<unknown> = Promise.resolve();
  const runs = shares.map((share, place) => {
    const run = runMocha(root, share, { coverage, ...(place > 0 && { after: before }) });
    before = Promise.allSettled([before, run]);
    return run;
  });
  return Promise.all(runs);
}

async function runTests(args: readonly string[], options: { coverage: boolean; strict: boolean }): Promise<MochaOutcome[]> {
  const specs = specsFor(args);
  if (wantsBrowser(args, specs)) {
    const { path, advice } = await provideChromium();
    if (path) process.env['DESKHAND_CHROMIUM'] = path;
    else if (advice) console.log(`\n${advice}${options.strict ? '' : ' They are skipped now.'}`);
  }
  return runShares(sharesOf(args, specs, options.coverage), options.coverage);
}

async function main(argv: readonly string[]): Promise<void> {
  const coverage = argv.includes('--coverage');
  const strict = process.env['CI'] === 'true';
  const args = argv.filter((arg) => arg !== '--coverage');
  const stray = strayPaths(args);
  if (stray.length > 0) {
    console.error(`Nothing was run: there is no ${stray.join(', no ')} here.`);
    process.exitCode = 2;
    return;
  }
  const checks = args.length > 0 ? [] : await runChecks();
  const totals = totalsOf(checks, await runTests(args, { coverage, strict }), { strict });
  for (const line of [...totals.notes, ...totals.complaints]) console.log(line);
  console.log(`\n${finalLine(totals)}`);
  process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
}

await main(process.argv.slice(2));
