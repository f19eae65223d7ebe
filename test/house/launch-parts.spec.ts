import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import sinon from 'sinon';
import { explainFailure } from '../../src/launch/install.mjs';
import { forgetInstalled, isInstalled, pinnedNodePackage, stampInstalled } from '../../src/launch/installed.mjs';
import { takeLock } from '../../src/launch/lock.mjs';
import { showProgress } from '../../src/launch/progress.mjs';
import { quietExpectedWarnings } from '../../src/launch/quiet.mjs';
import { canServe, isTarget, noNodeFor, TARGET_MAJOR, tooOldToLaunch } from '../../src/launch/versions.mjs';
import { lockOf } from './launch-copy.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskhand-parts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the Node that launches', () => {
  it('is refused in one sentence when it is too old', () => {
    for (const version of ['12.22.0', '18.20.8', 'v20.18.3']) {
      assert.match(tooOldToLaunch(version) ?? '', /^Deskhand needs Node 20\.19 or newer and this is Node [\d.]+: .*\.$/);
    }
    for (const version of ['20.19.0', 'v22.0.0', '30.1.0']) assert.equal(tooOldToLaunch(version), undefined);
  });

  it('serves in place of the pinned one from 22.22 on, and is as good from its line on', () => {
    assert.deepEqual(['22.21.9', '22.22.0', '23.0.0'].map(canServe), [false, true, true]);
    assert.deepEqual(['23.11.0', `${TARGET_MAJOR}.0.0`].map(isTarget), [false, true]);
    assert.match(noNodeFor('20.20.2', 'sunos', 'x64'), /sunos-x64.*20\.20\.2 is older than 22\.22/);
  });

  it('warns of nothing that was chosen on purpose, and of all else', () => {
    const shown = sinon.stub(process, 'emitWarning');
    quietExpectedWarnings();
    process.emitWarning('SQLite is an experimental feature and might change at any time', 'ExperimentalWarning');
    process.emitWarning('something else is experimental', 'ExperimentalWarning');
    assert.deepEqual(shown.args.flat(), ['something else is experimental', 'ExperimentalWarning']);
  });
});

describe('an installation', () => {
  const tree = (packages: Record<string, unknown>) => {
    for (const path of Object.keys(packages)) mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
  };
  const node = { [`node_modules/${pinnedNodePackage()}`]: { version: '24.0.0' } };
  const kept = { 'node_modules/kept': { version: '1.0.0', integrity: 'sha512-a' } };

  beforeEach(() => {
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'package-lock.json'), lockOf());
    mkdirSync(join(folder, 'node_modules'));
  });

  it('does not fit when there is none, or a half of one', () => {
    assert.equal(isInstalled(folder, { dev: false }), false);
    mkdirSync(join(folder, 'node_modules', 'kept'));
    assert.equal(isInstalled(folder, { dev: false }), false);
  });

  it('fits once it is stamped, until a package file changes', () => {
    stampInstalled(folder, { dev: true });
    assert.equal(isInstalled(folder, { dev: true }), true);
    writeFileSync(join(folder, 'package-lock.json'), lockOf('2.0.0'));
    assert.equal(isInstalled(folder, { dev: true }), false);
  });

  it('fits when npm made it by hand, and is stamped then', () => {
    tree({ ...node, ...kept });
    assert.equal(isInstalled(folder, { dev: false }), true);
    assert.ok(existsSync(join(folder, 'node_modules', '.deskhand-installed')));
  });

  it('without the tools fits a start but not a test', () => {
    tree({ ...node, ...kept });
    assert.equal(isInstalled(folder, { dev: false }), true);
    assert.equal(isInstalled(folder, { dev: true }), false);
  });

  it('does not fit with another version, without a folder, or without the pinned Node', () => {
    tree({ ...node, 'node_modules/kept': { version: '1.0.1', integrity: 'sha512-a' } });
    assert.equal(isInstalled(folder, { dev: false }), false);
    tree(kept);
    assert.equal(isInstalled(folder, { dev: false }), false);
    tree({ ...node, ...kept });
    rmSync(join(folder, 'node_modules', 'kept'), { recursive: true });
    assert.equal(isInstalled(folder, { dev: false }), false);
  });

  it('that is under way is never taken for whole', () => {
    tree({ ...node, ...kept });
    stampInstalled(folder, { dev: true });
    forgetInstalled(folder);
    assert.equal(isInstalled(folder, { dev: false }), false);
  });

  it('that failed is explained without a host or a path', () => {
    const output =
      'npm error request to https://packages.example.test/a failed, reason: getaddrinfo ENOTFOUND packages.example.test';
    assert.match(explainFailure(output, 1), /^Installing failed: the package registry could not be reached\..*\.$/);
    assert.match(explainFailure('npm error code ENOSPC', 1), /disk is full/);
    assert.match(explainFailure('npm error something at packages.example.test', 3), /npm ci ended with code 3/);
    assert.doesNotMatch(explainFailure(output, 1) + explainFailure(`${output} x`, 3), /example\.test/);
  });
});

describe('the lock of an installation', () => {
  const lock = () => join(folder, 'lock');

  it('is held by one at a time', async () => {
    const order: string[] = [];
    const release = await takeLock(lock());
    const second = takeLock(lock(), { pollMs: 5, onWait: () => order.push('waits') }).then((free) => {
      order.push('enters');
      free();
    });
    while (order.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    order.push('leaves');
    release();
    await second;
    assert.deepEqual(order, ['waits', 'leaves', 'enters']);
    assert.ok(!existsSync(lock()));
  });

  it('is taken over from an owner that died', async () => {
    mkdirSync(lock());
    writeFileSync(join(lock(), 'owner-3'), JSON.stringify({ pid: 2 ** 30, host: hostname() }));
    (await takeLock(lock()))();
    assert.ok(!existsSync(lock()));
  });

  it('is taken over from an owner that shows no life, by one of those who wait', async () => {
    mkdirSync(lock());
    writeFileSync(join(lock(), 'owner-1'), JSON.stringify({ pid: process.pid, host: 'another-machine' }));
    let inside = 0;
    let most = 0;
    const enter = async () => {
      const release = await takeLock(lock(), { patienceMs: 100, pollMs: 5 });
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
      release();
    };
    await Promise.all([enter(), enter(), enter()]);
    assert.equal(most, 1);
  });
});

describe('progress', () => {
  it('is plain lines where there is no terminal', () => {
    const lines: string[] = [];
    const clock = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stream = { isTTY: false, write: (line: string) => lines.push(line) > 0 } as unknown as NodeJS.WriteStream;
    const done = showProgress('Installing', { stream });
    clock.tick(10_000);
    done('Installed in {s} s.');
    assert.deepEqual(lines, ['Installing ...\n', 'Installing ... 0 s so far\n', 'Installed in 0 s.\n']);
  });

  it('is one moving line on a terminal', () => {
    const lines: string[] = [];
    const clock = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stream = { isTTY: true, write: (line: string) => lines.push(line) > 0 } as unknown as NodeJS.WriteStream;
    const done = showProgress('Installing', { stream });
    clock.tick(250);
    done();
    assert.ok(lines.length > 1 && lines.every((line) => line.startsWith('\r') && !line.includes('\n')));
  });
});
