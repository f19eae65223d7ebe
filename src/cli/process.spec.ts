import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedTenants } from '../seed/people.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface End {
  code: number;
  out: string;
  error: string;
}

describe('the command line as a process', function () {
  this.timeout(60_000);
  let folder: string;
  let servers: ChildProcess[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-process-'));
    servers = [];
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => kill(server)));
    await rm(folder, { recursive: true });
  });

  const environment = () => {
    const kept = Object.entries(process.env).filter(
      ([name]) => !/^(npm_|DESKHAND_|BOT_|MICROSOFT_|MONGODB_|NODE_OPTIONS)/.test(name),
    );
    return { ...Object.fromEntries(kept), DESKHAND_DATA: folder };
  };
  function launchWith(input: string, ...args: string[]): Promise<End> {
    return new Promise((settle) => {
      const child = execFile(
        process.execPath,
        ['src/launch.mjs', ...args],
        { cwd: root, env: environment() },
        (failed, out, error) => settle({ code: failed ? Number(failed.code) : 0, out, error }),
      );
      child.stdin?.end(input);
    });
  }
  const launch = (...args: string[]) => launchWith('', ...args);
  const deskhand = (...args: string[]) => launch('deskhand', ...args);
  async function startServer(): Promise<ChildProcess & { said: string }> {
    const flags = ['--port', '0', '--sandbox-port', '0'];
    const child = spawn(process.execPath, ['src/launch.mjs', 'start', ...flags], { cwd: root, env: environment() });
    servers.push(child);
    let said = '';
    await new Promise<void>((ready, failed) => {
      child.stdout.on('data', (chunk) => {
        said += chunk;
        if (said.endsWith('\n\n') && said.includes('Stop')) ready();
      });
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      child.once('exit', () => failed(new Error(`the server ended: ${said}`)));
    });
    return Object.assign(child, { said });
  }
  async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const end = new Promise<number | null>((settle) => child.once('exit', settle));
    child.kill(signal);
    return end;
  }

  const expected = seedTenants.flatMap(({ name, entraTenantId, members }) =>
    members.map((member) =>
      [name, entraTenantId, member.mail, member.roles[0], member.roles.join(), member.entraObjectId].join(' '),
    ),
  );
  function assertSeeded({ code, out, error }: End): void {
    assert.equal(code, 0, error);
    const rows = JSON.parse(out) as { [field: string]: unknown; roles: string[] }[];
    const lines = rows.map((row) =>
      [row['tenant'], row['entraTenantId'], row['mail'], row['role'], row.roles.join(), row['entraObjectId']].join(' '),
    );
    assert.deepEqual(lines.sort(), [...expected].sort());
  }

  it('lists the seeded members on a folder that was empty, with a server and after its kill', async () => {
    assertSeeded(await deskhand('members', 'list', '--json'));
    const server = await startServer();
    assertSeeded(await deskhand('members', 'list', '--json'));
    assert.match((await deskhand('doctor')).out, /ready +server +runs on 127\.0\.0\.1, port [1-9]/);
    await kill(server);
    assertSeeded(await deskhand('members', 'list', '--json'));
    assert.match((await deskhand('doctor', '--port', '0', '--sandbox-port', '0')).out, /ready +server +does not run/);
  });

  it('takes a secret from standard input, acts inside of the server while one runs, and says what is lacking without one', async () => {
    const { entraTenantId } = seedTenants[0]!;
    const north = ['--desk', 'northwind'];
    const line = [
      'profile',
      'add',
      'Second',
      entraTenantId,
      '00000000-0000-4000-8000-00000000d35c',
      '--secret-file',
      '-',
      ...north,
    ];
    const server = await startServer();
    const added = await launchWith('sandbox-secret\n', 'deskhand', ...line);
    assert.deepEqual([added.code, added.error], [0, ''], added.error);
    const tested = await deskhand('profile', 'test', 'Second', ...north);
    assert.match(tested.out, /“Second” works: it signs in and reaches Northwind/);
    const diagnosed = await deskhand('teams', 'diagnose', '--no-message', '--json', ...north);
    const { data } = JSON.parse(diagnosed.out) as { data: { checks: { name: string; ok: boolean }[] } };
    assert.equal(data.checks.find(({ name }) => name === 'token')?.ok, true);
    assert.match((await deskhand('directory', 'sync', ...north)).out, /The directory is read/);
    await kill(server);
    const alone = await deskhand('profile', 'test', 'Second', ...north);
    assert.deepEqual([alone.code, /the sandbox stands in for Microsoft.*Start the server/.test(alone.out)], [1, true], alone.out);
    const unsure = await deskhand('profile', 'archive', 'Second', ...north);
    assert.deepEqual([unsure.code, /Add --yes/.test(unsure.error)], [1, true]);
    assert.equal((await deskhand('profile', 'archive', 'Second', '--yes', ...north)).code, 0);
    for (const { out, error } of [added, tested, diagnosed, alone]) assert.doesNotMatch(out + error, /sandbox-secret/);
  });

  it('refuses a second server on the same folder with a sentence, and leaves the first one be', async () => {
    const server = await startServer();
    const second = await launch('start', '--port', '0', '--sandbox-port', '0');
    assert.equal(second.code, 1);
    assert.match(second.error, /^Deskhand could not start\. The store in .* is in use by process \d+\. Stop process \d+, or /);
    assertSeeded(await deskhand('members', 'list', '--json'));
    assert.equal(await kill(server, 'SIGTERM'), 0);
  });

  it('names a port that is in use, and how to take another', async () => {
    const { said } = await startServer();
    const [, sandboxPort = '', port = ''] =
      /Teams client +http:\/\/[\d.]+:(\d+)\/[\s\S]*Bot endpoint +http:\/\/[\d.]+:(\d+)\//.exec(said) ?? [];
    const other = join(folder, 'other');
    const same = await launch('start', '--port', port, '--sandbox-port', '0', '--data', other);
    assert.deepEqual([same.code, same.out], [1, '']);
    assert.match(
      same.error,
      new RegExp(`^Deskhand could not start\\. Port ${port} on 127\\.0\\.0\\.1 is already in use.*--port.*\\n`),
    );
    const client = await launch('start', '--port', '0', '--sandbox-port', sandboxPort, '--data', other);
    assert.equal(client.code, 1);
    assert.match(
      client.error,
      new RegExp(`^Deskhand could not start\\. Port ${sandboxPort} .*Teams client.*--sandbox-port.*\\n`),
    );
  });

  it('shows every setting when started with --help', async () => {
    const { code, out } = await launch('start', '--help');
    assert.equal(code, 0);
    assert.match(out, /--port <value>, DESKHAND_PORT +port of bot and web \(3978\)/);
  });
});
