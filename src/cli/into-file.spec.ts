import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DoorDesk, doorDesk } from '../../test/desk/door-fixture.ts';
import { readSettings } from '../config/settings.ts';
import { runCli } from './run-cli.ts';

describe('an answer that is written into a file', () => {
  let desk: DoorDesk;
  let folder: string;
  before(async () => {
    desk = await doorDesk();
    folder = await mkdtemp(join(tmpdir(), 'deskhand-out-'));
    await desk.do('tess', 'note.add', { work: '1001', note: 'Once' });
  });
  after(async () => {
    await desk.close();
    await rm(folder, { recursive: true });
  });

  async function run(...argv: string[]) {
    const [out, error]: [string[], string[]] = [[], []];
    const code = await runCli([...argv, '--desk', 'northwind'], {
      settings: (flags) => readSettings(flags, {}),
      core: desk.core,
      entered: { secrets: {}, confirmed: false },
      color: false,
      now: () => new Date(Date.UTC(2026, 10, 19, 12)),
      random: () => 0.5,
      out: (text) => out.push(text),
      error: (text) => error.push(text),
      step: () => undefined,
    });
    return { code, out: out.join('\n'), error: error.join('\n') };
  }

  it('is the file that was handed out, to the byte, and for its owner alone', async () => {
    const said = await run('audit', 'export', '--form', 'csv');
    assert.equal(said.error, '');
    assert.ok(said.out.startsWith('\uFEFFat,by,') && said.out.endsWith('\r'));
    const file = join(folder, 'audit.csv');
    const { code, out } = await run('audit', 'export', '--out', file);
    assert.equal(code, 0);
    assert.match(out, /^Wrote .*audit\.csv: \d+ bytes\.$/);
    assert.equal(await readFile(file, 'utf8'), `${said.out}\n`);
    if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o600);
    await run('audit', 'export', '--form=json', `--out=${file}`);
    assert.ok((JSON.parse(await readFile(file, 'utf8')) as unknown[]).length > 0);
  });

  it('is any other answer as well', async () => {
    const file = join(folder, 'health.json');
    assert.equal((await run('desk', 'health', '--json', '--out', file)).code, 0);
    assert.equal((JSON.parse(await readFile(file, 'utf8')) as { ok: boolean }).ok, true);
  });

  it('is not written where there is none, and a place that cannot be written is said', async () => {
    const file = join(folder, 'none.csv');
    const refused = await run('audit', 'export', '--form', 'parchment', '--out', file);
    assert.equal(refused.code, 2);
    assert.match(refused.error, /form|Form/);
    await assert.rejects(stat(file));
    const unwritable = await run('audit', 'export', '--out', join(folder, 'no', 'such', 'folder.csv'));
    assert.equal(unwritable.code, 2);
    assert.match(unwritable.error, /could not be written \(ENOENT\)\. Name another file with --out\./);
  });
});
