import assert from 'node:assert/strict';
import { readSettings } from '../config/settings.ts';
import { whoHasSetupKey } from '../identity/setup-links.ts';
import { type MicrosoftDesk, microsoftDesk } from '../identity/testing/microsoft-fixture.ts';
import { runCli } from './run-cli.ts';

describe('opening a desk on the command line', () => {
  let desk: MicrosoftDesk;
  beforeEach(async () => {
    desk = await microsoftDesk();
  });
  afterEach(() => desk.close());

  async function run(...argv: string[]) {
    const [out, error]: [string[], string[]] = [[], []];
    const code = await runCli(argv, {
      settings: (flags) => readSettings([...flags, '--public-url=https://desk.example'], {}),
      core: desk.core,
      entered: { secrets: {}, confirmed: false },
      color: false,
      now: desk.now,
      random: () => 0.5,
      out: (text) => out.push(text),
      error: (text) => error.push(text),
      step: () => undefined,
    });
    return { code, out: out.join('\n'), error: error.join('\n') };
  }
  const keyIn = (text: string) => /https:\/\/desk\.example\/tab\/setup#key=(\S+)/.exec(text)![1]!;
  const who = (key: string) => whoHasSetupKey(desk.store, key, desk.now());

  it('gives it a first administrator, and them the link to its set-up', async () => {
    const { code, out } = await run(
      'desk',
      'create',
      'Contoso MSP',
      'Ada Admin',
      'ada@contoso.example',
      '--zone',
      'Europe/Berlin',
    );
    assert.equal(code, 0, out);
    assert.match(out, /^The desk “Contoso MSP” is open, and Ada Admin is its administrator\./);
    const { tenant, member } = await who(keyIn(out));
    assert.deepEqual([tenant.name, tenant.zone, member.mail], ['Contoso MSP', 'Europe/Berlin', 'ada@contoso.example']);
    assert.equal((await desk.core.directory.tenants()).length, 3);
  });

  it('says what is missing or wrong, and opens nothing', async () => {
    for (const argv of [
      ['Contoso MSP'],
      ['Contoso MSP', 'Ada', 'no mail'],
      ['A', 'B', 'b@c.example', 'more'],
      ['A', 'B', 'b@c.example', '--zone', 'Mars'],
    ]) {
      const { code, error, out } = await run('desk', 'create', ...argv);
      assert.deepEqual([code, out], [2, ''], argv.join(' '));
      assert.match(error, /\w{3}/);
    }
    assert.equal((await desk.core.directory.tenants()).length, 2);
  });

  it('lets an administrator into a desk that is there, and nobody else; a newer link ends the older', async () => {
    const first = await run('desk', 'link', '--desk', 'northwind', '--json');
    const { link, desk: id } = JSON.parse(first.out) as { link: string; desk: string };
    assert.equal(id, desk.tenantId);
    assert.equal((await who(keyIn(link))).member.name, 'Ada Okafor');
    await run('desk', 'link', '--desk', 'northwind');
    await assert.rejects(who(keyIn(link)), { code: 'token-setup-link' });
    const refused = await run('desk', 'link', '--desk', 'northwind', '--as', 'tess.morgan@northwind.example');
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.error, /Tess Morgan is no administrator/);
    assert.match((await run('desk', 'link')).error, /several desks/);
  });
});
