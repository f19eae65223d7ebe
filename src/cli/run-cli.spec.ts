import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../config/settings.ts';
import { runCli } from './run-cli.ts';

describe('the command line', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function run(argv: string[], variables: Record<string, string> = {}, color = false) {
    const [out, error]: [string[], string[]] = [[], []];
    const code = await runCli(argv, {
      settings: (flags) =>
        readSettings(flags, { DESKHAND_DATA: folder, DESKHAND_PORT: '0', DESKHAND_SANDBOX_PORT: '0', ...variables }),
      color,
      now: () => new Date('2026-11-20T10:00:00Z'),
      random: () => 0.5,
      out: (text) => out.push(text),
      error: (text) => error.push(text),
      step: () => undefined,
    });
    return { code, out: out.join('\n'), error: error.join('\n') };
  }

  it('lists its commands by noun when asked for help', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    assert.match(out, /^ {2}members list \[--json\] {2}/m);
    assert.match(out, /^ {2}app manifest \[--write\] \[--check\]/m);
    assert.match(out, /Exit codes: 0 done, 1 .* 2 /);
  });

  it('ends with 2 and names the nearest command when it does not understand', async () => {
    const { code, error } = await run(['docter']);
    assert.equal(code, 2);
    assert.match(error, /unknown command 'docter'[\s\S]*doctor/);
    for (const argv of [[], ['members'], ['members', 'lst'], ['doctor', '--jsn'], ['doctor', '--data'], ['doctor', 'more']])
      assert.equal((await run(argv)).code, 2, argv.join(' '));
  });

  it('names every setting in the help of a command that takes them', async () => {
    const { code, out } = await run(['members', 'list', '--help']);
    assert.equal(code, 0);
    assert.match(out, /--data <value>/);
    assert.match(out, /DESKHAND_MODE/);
  });

  it('ends with 1 and a sentence when a setting cannot be', async () => {
    const { code, error } = await run(['doctor', '--port', 'many']);
    assert.equal(code, 1);
    assert.equal(error, '“many” is no port number (DESKHAND_PORT). Give a whole number from 0 to 65535.');
  });

  it('takes a flag before a variable', async () => {
    const { code, error } = await run(['members', 'list', '--mode', 'none'], { DESKHAND_MODE: 'try' });
    assert.equal(code, 1);
    assert.match(error, /“none” is no mode\. Set DESKHAND_MODE/);
  });

  it('lists members in aligned columns', async () => {
    const { code, out } = await run(['members', 'list']);
    assert.equal(code, 0);
    const lines = out.split('\n');
    assert.equal(lines.length, 10);
    const column = lines[0]!.indexOf('Entra object id');
    assert.ok(lines.slice(1).every((line) => /^[0-9a-f-]{36}/.test(line.slice(column))));
  });

  it('says in try mode that all is ready, and the six steps to a tenant', async () => {
    const { code, out } = await run(['doctor']);
    assert.equal(code, 0, out);
    assert.doesNotMatch(out, /missing/);
    assert.match(out, /2 desks, 9 members/);
    assert.match(out, /^6\. /m);
  });

  it('says in live mode what is missing and ends with 1', async () => {
    const { code, out } = await run(['doctor', '--json', '--mode', 'live', '--bot-id', 'b0b']);
    assert.equal(code, 1);
    const { ok, checks, steps } = JSON.parse(out) as {
      ok: boolean;
      checks: { name: string; ok: boolean; next?: string }[];
      steps: [];
    };
    assert.equal(ok, false);
    assert.equal(steps.length, 6);
    assert.deepEqual(
      checks.filter((check) => !check.ok).map(({ name, next }) => [name, next]),
      [
        ['desks', 'npm run deskhand -- desk create, or the set-up link that npm start prints.'],
        ['bot', 'Set BOT_SECRET, or give each desk a profile that serves Teams (deskhand profile add).'],
      ],
    );
  });

  it('uses colours only where they are wanted', async () => {
    const escapeCode = String.fromCharCode(27);
    assert.ok((await run(['doctor'], {}, true)).out.includes(escapeCode));
    assert.ok(!(await run(['doctor', '--no-color'], {}, true)).out.includes(escapeCode));
    assert.ok(!(await run(['doctor'])).out.includes(escapeCode));
  });

  it('prints what the manifest gets from the code', async () => {
    const { code, out } = await run(['app', 'manifest']);
    assert.equal(code, 0);
    const { bots, composeExtensions } = JSON.parse(out) as {
      bots: { commandLists: { commands: { title: string }[] }[] }[];
      composeExtensions: { commands: { id: string }[] }[];
    };
    assert.ok(bots[0]!.commandLists[0]!.commands.some(({ title }) => title === 'my tickets'));
    assert.deepEqual(
      composeExtensions[0]!.commands.map(({ id }) => id),
      ['search', 'createTicket', 'appendToRecord'],
    );
  });

  it('hands a command that needs the store to the server that runs, and repeats its answer', async () => {
    const asked: unknown[] = [];
    const out: string[] = [];
    const code = await runCli(['members', 'list', '--data=elsewhere'], {
      settings: (flags) => readSettings(flags, {}),
      ask: async (data, { argv, entered }, say) => {
        asked.push(data, argv, entered);
        say({ out: 'from the server' });
        return 7;
      },
      color: true,
      now: () => new Date(0),
      random: () => 0.5,
      out: (text) => out.push(text),
      error: (text) => out.push(text),
      step: () => undefined,
    });
    assert.equal(code, 7);
    assert.deepEqual(out, ['from the server']);
    assert.deepEqual(asked, ['elsewhere', ['members', 'list', '--data=elsewhere', '--color'], { secrets: {}, confirmed: false }]);
  });
});
