import type { Context, RootHookObject, Suite } from 'mocha';
import sinon from 'sinon';
import { forbidNetwork, NetworkForbidden, takeRefusedHosts } from './network-guard.ts';
import { findChromium } from './run/chromium.ts';

forbidNetwork();

// Mocha listens too, and would swallow what no test awaited; thrown from here it fails the test that is running.
process.on('unhandledRejection', (reason) => {
  throw reason instanceof Error ? reason : new Error(`a promise was rejected and nobody looked: ${String(reason)}`);
});

/** Marks every browser test as skipped, and takes away the hooks around them: they would only fail to start the browser. */
function skipBrowserTests(suite: Suite): void {
  const needsBrowser = ({ file }: { file?: string | undefined }): boolean => file?.endsWith('.browser.spec.ts') ?? false;
  for (const test of suite.tests) test.pending ||= needsBrowser(test);
  for (const inner of suite.suites) {
    if (needsBrowser(inner)) Object.assign(inner, { pending: true, _beforeAll: [], _afterAll: [] });
    skipBrowserTests(inner);
  }
}

const openAfter = 5_000;

/** Whatever still keeps the process alive, named, so that a run that does not end says why. */
function nameWhatIsOpen(): void {
  const handles = (process as unknown as { _getActiveHandles(): object[] })._getActiveHandles();
  const lines = handles.map((handle) => {
    const { spawnfile, spawnargs, remoteAddress, remotePort, localPort, fd } = handle as { [name: string]: unknown };
    const facts = { spawnfile, spawnargs, remoteAddress, remotePort, localPort, fd };
    return `  ${handle.constructor.name} ${JSON.stringify(facts)}`;
  });
  process.stderr.write(`still open: ${process.getActiveResourcesInfo().join(', ')}\n${lines.join('\n')}\n`);
}

/** What holds for every test: stubs are restored, nothing leaves this machine, browser tests are skipped by name where there is no browser. */
export const mochaHooks: RootHookObject = {
  beforeAll(this: Context) {
    const chromium = findChromium(process.env);
    if (chromium) process.env['DESKHAND_CHROMIUM'] = chromium;
    else if (this.test?.parent) skipBrowserTests(this.test.parent);
  },
  afterAll() {
    // Unref'd: where nothing else is open, the process ends before it comes to this.
    setTimeout(nameWhatIsOpen, openAfter).unref();
  },
  afterEach() {
    sinon.restore();
    const [host] = takeRefusedHosts();
    if (host !== undefined) throw new NetworkForbidden(host);
  },
};
