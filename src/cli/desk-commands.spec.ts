import assert from 'node:assert/strict';
import { loadRegistry } from '../actions/registry.ts';
import { readSettings, settingList } from '../config/settings.ts';
import { specCertificate, specKey } from '../identity/testing/certificate-fixture.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from '../identity/testing/microsoft-fixture.ts';
import { deskCommands } from './desk-commands.ts';
import { inputOptions, inputWords, optionName } from './input-options.ts';
import { runCli } from './run-cli.ts';
import { textOf } from './terminal.ts';

const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';
const secret = 'canary-of-the-secret-abcd';

interface How {
  files?: Record<string, string>;
  variables?: Record<string, string>;
  /** What somebody at the terminal says; nobody sits there when left out. */
  says?: boolean;
}

describe('the commands that are derived from what administrators do', () => {
  let desk: MicrosoftDesk;
  let asked: string[];
  beforeEach(async () => {
    desk = await microsoftDesk();
    desk.entra.secrets.add(secret);
    asked = [];
  });
  afterEach(() => desk.close());

  async function run(argv: string[], { files = {}, variables = {}, says }: How = {}) {
    const [out, error, steps]: [string[], string[], string[]] = [[], [], []];
    const confirm = async (question: string) => {
      asked.push(question);
      return says === true;
    };
    const code = await runCli(argv, {
      settings: (flags) => readSettings(flags, {}),
      core: desk.core,
      terminal: {
        readFile: async (path) => textOf(path, Buffer.from(files[path] ?? '')),
        variable: (name) => variables[name],
        ...(says !== undefined && { confirm }),
      },
      color: false,
      now: desk.now,
      random: () => 0.5,
      out: (text) => out.push(text),
      error: (text) => error.push(text),
      step: (text) => steps.push(text),
    });
    const told = { code, out: out.join('\n'), error: error.join('\n'), steps };
    assert.doesNotMatch(JSON.stringify(told), /canary|PRIVATE KEY/, 'a secret was printed');
    return told;
  }
  const north = ['--desk', 'northwind'];
  const add = (name = 'Main') => ['profile', 'add', name, northwind, ids.client, ...north];
  const profiles = () => desk.core.door.desk(desk.tenantId).profiles.all();

  it('are as many as those definitions, with an option for each input, and no option twice', async () => {
    const registry = await loadRegistry();
    const commands = deskCommands(registry);
    const administrators = registry.definitions.filter(({ permission }) => permission.grant === 'desk.administer');
    assert.equal(commands.length, administrators.length);
    assert.equal(new Set(commands.map(({ noun, verb }) => `${noun} ${verb}`)).size, commands.length);
    const settings = settingList.map(({ flag }) => flag);
    for (const [place, { input, name }] of administrators.entries()) {
      const flags = commands[place]!.options!.map(({ flag }) => flag.replace(/^--(no-)?/, '').split(' ')[0]!);
      assert.equal(new Set([...flags, ...settings, 'json', 'yes']).size, flags.length + settings.length + 2, name);
      for (const [field, { hidden, secret: isSecret }] of Object.entries(input)) {
        const wanted = hidden ? 0 : 1;
        const option = isSecret ? `${optionName(field)}-file` : optionName(field);
        assert.equal(flags.filter((flag) => flag === option).length, wanted, `${name} ${field}`);
      }
    }
    for (const wanted of 'profile add,profile list,profile show,profile test,profile rotate,profile archive,binding set,binding list,directory sync,notices list,notices replay,teams status,teams test-message,teams diagnose'.split(
      ',',
    ))
      assert.ok(
        commands.some(({ noun, verb }) => `${noun} ${verb}` === wanted),
        wanted,
      );
  });

  it('take a secret from a file, from standard input or from a variable, and keep it sealed', async () => {
    assert.equal((await run([...add(), '--secret-file', 'a.txt'], { files: { 'a.txt': `${secret}\n` } })).code, 0);
    assert.equal((await run([...add('Two'), '--secret-file', '-'], { files: { '-': secret } })).code, 0);
    assert.equal((await run([...add('Three'), '--secret-env', 'CANARY'], { variables: { CANARY: secret } })).code, 0);
    assert.deepEqual(
      (await profiles()).map(({ secrets }) => secrets[0]!.hint),
      ['abcd', 'abcd', 'abcd'],
    );
    assert.match((await run(['profile', 'test', 'Main', ...north])).out, /“Main” works: it signs in and reaches Northwind/);
    desk.entra.secrets.clear();
    const refused = await run(['profile', 'test', 'Main', ...north]);
    assert.deepEqual([refused.code, /did not pass/.test(refused.out)], [1, true]);
  });

  it('take a certificate and its key from one file or from two', async () => {
    const files = { 'cert.pem': specCertificate, 'key.pem': specKey };
    const line = [...add('Certified'), '--certificate-file', 'cert.pem', '--certificate-file', 'key.pem'];
    assert.equal((await run(line, { files })).code, 0);
    assert.match((await profiles())[0]!.certificate!.subject, /Deskhand specs/);
  });

  it('refuse a secret in the line without repeating it, and what can be read nowhere', async () => {
    for (const given of [`--secret=${secret}`, `--certificate=${secret}`]) {
      const { code, error } = await run([...add(), given]);
      assert.deepEqual([code, /can be read by everybody on this machine/.test(error)], [2, true], error);
    }
    const { code, error } = await run([...add(), '--secret', secret]);
    assert.deepEqual([code, /can be read by everybody/.test(error)], [2, true]);
    assert.match((await run([...add(), '--secret-file', 'none'])).error, /The file none is empty\. Nothing was changed/);
    assert.match((await run([...add(), '--secret-env', 'NONE'])).error, /The variable NONE of --secret-env is not set/);
    assert.match((await run(add())).error, /Give either the client secret or a certificate/);
    assert.deepEqual(await profiles(), []);
  });

  it('ask before what cannot be taken back, and do nothing without a yes', async () => {
    await run([...add(), '--secret-env', 'S'], { variables: { S: secret } });
    await run([...add('Old'), '--secret-env', 'S'], { variables: { S: secret } });
    const archive = ['profile', 'archive', 'Old', ...north];
    const alone = await run(archive);
    assert.deepEqual([alone.code, /nobody is there to be asked.*--yes/.test(alone.error)], [1, true]);
    assert.equal((await run(archive, { says: false })).code, 1);
    assert.equal((await profiles()).find(({ name }) => name === 'Old')!.status, 'active');
    assert.equal((await run(archive, { says: true })).code, 0);
    assert.equal((await profiles()).find(({ name }) => name === 'Old')!.status, 'archived');
    assert.deepEqual(asked.length, 2);
    await run([...add('Older'), '--secret-env', 'S'], { variables: { S: secret } });
    assert.equal((await run(['profile', 'archive', 'Older', ...north, '--yes'])).code, 0);
    assert.equal(asked.length, 2);
  });

  it('do not ask where only a trial is wanted', async () => {
    const { error } = await run(['notices', 'replay', 'delivery:none', '--dry-run', ...north]);
    assert.doesNotMatch(error, /nobody is there/);
    assert.match((await run(['notices', 'replay', 'delivery:none', ...north])).error, /nobody is there/);
  });

  it('act as the only administrator of the desk that is meant, and list the others where that is not plain', async () => {
    const unclear = await run(['profile', 'list']);
    assert.deepEqual(
      [unclear.code, unclear.error],
      [
        2,
        'There are several desks: Northwind IT Services and Fabrikam Managed Services. Say which one is meant with --desk <name>.',
      ],
    );
    for (const named of ['Northwind IT Services', 'north', northwind, desk.tenantId])
      assert.equal((await run(['profile', 'list', '--desk', named])).code, 0, named);
    for (const named of ['', 'nowhere', '__proto__'])
      assert.equal((await run(['profile', 'list', '--desk', named])).code, 2, named);
    assert.match((await run(['profile', 'list', ...north, '--as', 'nobody@northwind.example'])).error, /ada\.okafor@northwind/);
    const refused = await run(['profile', 'list', ...north, '--as', 'tess.morgan@northwind.example']);
    assert.deepEqual([refused.code, /is for the role administrator/.test(refused.error)], [1, true]);
  });

  it('stand in the audit trail with who acted', async () => {
    await run([...add(), '--secret-env', 'S'], { variables: { S: secret } });
    const [profile] = await profiles();
    const [line] = await desk.core.door.desk(desk.tenantId).audit.of('profile', profile!._id, { limit: 5 });
    assert.deepEqual([line!.action, line!.actorName, line!.inputs['name']], ['profile.add', 'Ada Okafor', 'Main']);
  });

  it('answer other programs in JSON, refusals too', async () => {
    await run([...add(), '--secret-env', 'S'], { variables: { S: secret } });
    const list = JSON.parse((await run(['profile', 'list', ...north, '--json'])).out);
    assert.deepEqual([list.ok, list.data.profiles[0].name, list.list.items.length], [true, 'Main', 1]);
    const refused = await run(['binding', 'set', 'nothing', ...north, '--json']);
    const { ok, code, problems } = JSON.parse(refused.out);
    assert.deepEqual([refused.code, refused.error, ok, code, problems[0].input], [2, '', false, 'input', 'consumer']);
  });

  it('name what was odd in a line, whatever it was', async () => {
    const odd = [
      ['binding', 'set', 'mail', 'Main', 'more'],
      ['binding', 'set', 'm'],
      ['profile', 'add', 'x'.repeat(5_000), northwind, ids.client],
      ['profile', 'show', ''],
      ['profile', 'list', '--archived=perhaps'],
      ['teams', 'switch', '--on', 'perhaps'],
      ['teams', 'set-state', 'glowing'],
      ['teams', 'test-message', '__proto__'],
    ];
    for (const line of odd) {
      const { code, out, error } = await run([...line, ...north]);
      assert.deepEqual([code, out], [2, ''], `${line.join(' ').slice(0, 60)}: ${error}`);
      assert.ok(error.length > 20 && error.length < 1_000, error);
    }
  });

  it('give words to the inputs in their order, and options before words', () => {
    const fields = {
      a: { kind: 'text', label: 'A', optional: false },
      on: { kind: 'toggle', label: 'On', optional: false },
    } as const;
    assert.deepEqual(
      inputWords(fields).map(({ name }) => name),
      ['a'],
    );
    assert.deepEqual(
      inputOptions(fields).map(({ flag }) => flag),
      ['--a <text>', '--on <yes|no>'],
    );
  });
});
