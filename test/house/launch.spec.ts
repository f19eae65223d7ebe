import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { endOf, gone, LaunchCopy, lockOf } from './launch-copy.ts';

const SAY = 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;';
const STAY = `
import { writeFileSync } from 'node:fs';
setInterval(() => {}, 1000);
writeFileSync('pid', String(process.pid));
`;

describe('the launcher', () => {
  let copy: LaunchCopy;
  const copyOf = (main: string): LaunchCopy => {
    copy = new LaunchCopy(main);
    return copy;
  };
  afterEach(() => copy.remove());

  it('installs what is missing, says so on stderr, then runs the program with its arguments and exit code', async () => {
    const { stdout, stderr, code } = await copyOf(SAY).run(['start', '--port', '0']);
    assert.equal(stdout, '["--port","0"]\n');
    assert.equal(code, 7);
    assert.match(stderr, /^Installing what Deskhand needs \(npm ci.*\.\.\.\nInstalled in \d+ s\.\n$/);
    assert.match(copy.installs().join(), /^ci .*--include=dev/);
  });

  it('installs nothing the second time and runs the program in its own process', async () => {
    copyOf('console.log(process.pid, process.argv[1]);');
    await copy.run(['start']);
    const child = copy.spawn(['start']);
    const { stdout, stderr } = await endOf(child);
    assert.equal(stdout, `${child.pid} ${copy.path('src', 'main.ts')}\n`);
    assert.equal(stderr, '');
    assert.equal(copy.installs().length, 1);
  });

  it('installs again when the lockfile wants something else', async () => {
    copyOf(SAY);
    await copy.run(['start']);
    writeFileSync(copy.path('package-lock.json'), lockOf('2.0.0'));
    const { stderr, code } = await copy.run(['start']);
    assert.match(stderr, /up to date/);
    assert.equal(code, 7);
    assert.equal(copy.installs().length, 2);
  });

  it('installs once when two start at once', async () => {
    copyOf(SAY);
    const both = await Promise.all([copy.run(['start', 'a']), copy.run(['start', 'b'])]);
    assert.deepEqual(both.map(({ stdout, code }) => [stdout, code]).sort(), [
      ['["a"]\n', 7],
      ['["b"]\n', 7],
    ]);
    assert.equal(copy.installs().length, 1);
  });

  it('says in a sentence why installing failed, and mends it at the next start', async () => {
    copyOf(SAY);
    mkdirSync(copy.path('node_modules'));
    cpSync(copy.path('package-lock.json'), copy.path('node_modules', '.package-lock.json'));
    writeFileSync(copy.path('npm-fails'), '');
    const failed = await copy.run(['start']);
    assert.match(failed.stderr, /Installing failed: the package registry could not be reached\./);
    assert.deepEqual([failed.code, failed.stdout], [1, '']);
    rmSync(copy.path('npm-fails'));
    assert.equal((await copy.run(['start'])).code, 7);
  });

  it('installs what the lockfile names even where npm ci finds fault with it', async () => {
    copyOf(SAY);
    writeFileSync(copy.path('npm-ci-refuses'), '');
    assert.equal((await copy.run(['start'])).code, 7);
    assert.match(copy.installs().join('\n'), /^ci .*\ninstall --no-save/);
  });

  it('ends a test run that could not begin with the line that every test run ends with', async () => {
    writeFileSync(copyOf(SAY).path('npm-fails'), '');
    assert.match((await copy.run(['test'])).stdout, /\n0 passed, 1 failed\n$/);
  });

  it('says what can be launched when asked for something else, and when a part is missing', async () => {
    copyOf(SAY);
    assert.match((await copy.run(['stat'])).stderr, /nothing called "stat".*start, deskhand, test, bench/);
    assert.match((await copy.run(['bench'])).stderr, /"bench" needs bench\/main\.ts/);
  });

  it('hands a signal on to the program and ends as it does', async () => {
    copyOf(`process.on('SIGTERM', () => process.exit(9));${STAY}`);
    const child = copy.spawn(['start']);
    const end = endOf(child);
    await copy.written('pid');
    child.kill('SIGTERM');
    assert.equal((await end).code, 9);
  });

  it('ends by the signal that ended the program', async () => {
    copyOf(STAY);
    const child = copy.spawn(['start']);
    const end = endOf(child);
    await copy.written('pid');
    child.kill('SIGINT');
    assert.equal((await end).signal, 'SIGINT');
  });

  it('is not outlived by the program, even when it is killed', async () => {
    copyOf(STAY);
    const child = copy.spawn(['start']);
    const pid = Number(await copy.written('pid'));
    assert.notEqual(pid, child.pid);
    child.kill('SIGKILL');
    await gone(pid);
  });

  it('ends with the npm that runs it, even when that is killed', async () => {
    copyOf(STAY);
    const { command, args, options } = copy.invocation(['start'], { npm_lifecycle_event: 'start' });
    const script = `require('node:child_process').spawn(${JSON.stringify(command)}, ${JSON.stringify(args)}, { stdio: 'ignore' })`;
    const npm = spawn(process.execPath, ['-e', `${script}; setInterval(() => {}, 1000);`], { ...options, stdio: 'ignore' });
    const pid = Number(await copy.written('pid'));
    npm.kill('SIGKILL');
    await gone(pid);
  });

  it('leaves no lock behind', async () => {
    await copyOf(SAY).run(['start']);
    assert.throws(() => readFileSync(copy.path('.deskhand-installing', '.gitignore')), { code: 'ENOENT' });
  });
});
