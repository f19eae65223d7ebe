import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder = '';

/** Runs a spec of this text under the house's hooks, in a mocha of its own. */
function run(text: string, { name = 'inner.spec.ts', env = {} }: { name?: string; env?: NodeJS.ProcessEnv } = {}) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const args = [join(root, 'node_modules', 'mocha', 'bin', 'mocha.js'), path];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { output: stdout + stderr, status };
}

describe('the hooks around every test', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskhand-hooks-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('let a good test pass', () => {
    const { output, status } = run("it('is good', () => {});");
    assert.match(output, /1 passing/);
    assert.equal(status, 0);
  });

  it('fail a test that swallowed a refused connection', () => {
    const { output, status } = run("it('calls out', () => fetch('http://192.0.2.1/').catch(() => {}));");
    assert.match(output, /a test tried to reach 192\.0\.2\.1/);
    assert.notEqual(status, 0);
  });

  it('fail on a rejection that nobody looked at', () => {
    const text =
      "it('forgets', async () => { Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 20)); });";
    const { output, status } = run(text);
    assert.match(output, /lost/);
    assert.notEqual(status, 0);
  });

  it('skip a browser test by name where there is no browser, its hooks included', () => {
    const text = "describe('the tab', () => { before(() => { throw new Error('no browser'); }); it('opens', () => {}); });";
    const { output, status } = run(text, { name: 'inner.browser.spec.ts', env: { DESKHAND_CHROMIUM: join(folder, 'none') } });
    assert.match(output, /- opens/);
    assert.match(output, /1 pending/);
    assert.equal(status, 0);
  });

  it('restore what sinon replaced', () => {
    const sinon = JSON.stringify(import.meta.resolve('sinon'));
    const text = `const { default: sinon } = await import(${sinon});
      it('stubs', () => { sinon.stub(Math, 'max').returns(7); });
      it('finds it restored', () => { if (Math.max(1, 2) !== 2) throw new Error('still stubbed'); });`;
    assert.equal(run(text).status, 0);
  });
});
