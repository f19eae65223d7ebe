import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

describe('the test command', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskhand-command-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the command over one spec, and answers its last line, all of its output and its exit code. */
  function test(text: string, { name = 'one.spec.ts', env = {} }: { name?: string; env?: NodeJS.ProcessEnv } = {}) {
    const path = join(folder, name);
    writeFileSync(path, text);
    const options = { encoding: 'utf8', env: { ...process.env, CI: '', ...env } } as const;
    const { stdout, stderr, status } = spawnSync(process.execPath, [main, path], options);
    return { last: stdout.trimEnd().split('\n').at(-1), output: stdout + stderr, status };
  }
  const noBrowser = { name: 'tab.browser.spec.ts', env: { DESKHAND_CHROMIUM: '/nowhere/chromium' } };

  it('ends with the count, and with success when all passed', () => {
    const { last, status } = test("it('is good', () => {});");
    assert.deepEqual([last, status], ['1 passed, 0 failed', 0]);
  });

  it('fails when a test failed', () => {
    const { last, status } = test("it('is good', () => {}); it('is not', () => { throw new Error('no'); });");
    assert.deepEqual([last, status], ['1 passed, 1 failed', 1]);
  });

  it('fails when a spec cannot be read', () => {
    const { last, status } = test("import { nothing } from './nowhere.ts'; nothing();");
    assert.deepEqual([last, status], ['0 passed, 1 failed', 1]);
  });

  it('counts what passed before a crash, and says in which test that was', () => {
    const { last, output, status } = test("it('is good', () => {}); it('crashes', () => process.kill(process.pid, 'SIGKILL'));");
    assert.deepEqual([last, status], ['1 passed, 1 failed', 1]);
    assert.match(output, /mocha was ended by SIGKILL in the midst of: crashes/);
  });

  it('fails when there was nothing to run', () => {
    assert.deepEqual(test('export {};').status, 1);
  });

  it('names the browser tests it skips, and says how to get a browser', () => {
    const { last, output } = test("describe('the tab', () => { it('opens', () => {}); }); it('counts', () => {});", noBrowser);
    assert.equal(last, '0 passed, 0 failed, 2 skipped');
    assert.match(output, /^skipped: the tab opens$/m);
    assert.match(output, /No Chromium was found.*apt-get install chromium/);
  });

  it('counts a browser test that CI cannot run as failed', () => {
    const text = "describe('the tab', () => { it('opens', () => {}); });";
    const { last, output, status } = test(text, { ...noBrowser, env: { ...noBrowser.env, CI: 'true' } });
    assert.deepEqual([last, status], ['0 passed, 1 failed', 1]);
    assert.match(output, /skipped, which CI forbids: the tab opens \(browser test\)/);
  });
});
