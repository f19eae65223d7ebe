import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type DeskInTeams, deskInTeams } from '../../test/teams/desk-fixture.ts';
import { tryBotId } from '../compose/world.ts';
import { readSettings } from '../config/settings.ts';
import { seedTenants } from '../seed/people.ts';
import { runCli } from './run-cli.ts';

describe('app package and app validate', () => {
  let folder: string;
  let desk: DeskInTeams;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deskhand-zip-'));
    desk = await deskInTeams();
  });
  after(async () => {
    await desk.close();
    rmSync(folder, { recursive: true });
  });

  async function run(argv: readonly string[], variables: Record<string, string> = {}) {
    const [out, error]: [string[], string[]] = [[], []];
    const code = await runCli(argv, {
      settings: (flags) => readSettings([...flags, `--data=${folder}`], variables),
      core: desk.core,
      color: false,
      now: () => new Date(),
      random: Math.random,
      out: (text) => out.push(text),
      error: (text) => error.push(text),
      step: () => undefined,
    });
    return { code, out: out.join('\n'), error: error.join('\n') };
  }
  const manifestOf = (zip: string) =>
    JSON.parse(Buffer.from(unzipSync(readFileSync(zip))['manifest.json']!).toString('utf8')) as {
      id: string;
      version: string;
      bots: { botId: string }[];
      webApplicationInfo: { id: string; resource: string };
      validDomains: string[];
    };

  it('make a zip with the profile that serves Teams for a desk, twice the same', async () => {
    const line = ['app', 'package', '--tenant', 'Fabrikam', '--json'];
    const zips = ['one.zip', 'deep/two.zip'].map((name) => join(folder, name));
    for (const zip of zips) {
      const { code, out } = await run([...line, '--out', zip], { DESKHAND_PUBLIC_URL: 'https://desk.example' });
      assert.equal(code, 0, out);
      assert.deepEqual([JSON.parse(out).sound, JSON.parse(out).target], [true, 'desk-fabrikam-managed-services']);
    }
    assert.ok(readFileSync(zips[0]!).equals(readFileSync(zips[1]!)));
    const app = desk
      .sandbox!.cloud.entra.directory.apps()
      .find(({ entraTenantId }) => entraTenantId === seedTenants[1]!.entraTenantId)!;
    const { bots, webApplicationInfo, validDomains, id } = manifestOf(zips[0]!);
    assert.deepEqual([bots[0]!.botId, webApplicationInfo.id, validDomains], [app.appId, app.appId, ['desk.example']]);
    assert.equal(webApplicationInfo.resource, `api://desk.example/botid-${app.appId}`);
    assert.notEqual(app.appId, tryBotId);
    assert.match(id, /^[0-9a-f-]{36}$/);
  });

  it('raise the version when the address changes, and not before', async () => {
    const make = async (host: string) => {
      const zip = join(folder, 'version.zip');
      await run(['app', 'package', '--tenant', 'Northwind', '--out', zip], { DESKHAND_PUBLIC_URL: `https://${host}.example` });
      return manifestOf(zip).version.split('.').map(Number) as [number, number, number];
    };
    const [first, same, other] = [await make('one'), await make('one'), await make('two')];
    assert.deepEqual(same, first);
    assert.deepEqual(other, [first[0], first[1], first[2] + 1]);
  });

  it('write nothing that Teams would refuse, and name all of it', async () => {
    const zip = join(folder, 'refused.zip');
    const { code, out, error } = await run(['app', 'package', '--out', zip], { DESKHAND_MODE: 'live' });
    assert.deepEqual([code, out, existsSync(zip)], [1, '', false]);
    assert.match(error, /wrong {2}places/);
    assert.match(error, /BOT_ID[\s\S]*nothing was written/);
    assert.equal((await run(['app', 'validate'], { DESKHAND_MODE: 'live' })).code, 1);
  });

  it('say plainly what they cannot do', async () => {
    const cases: [string[], RegExp][] = [
      [['--env', 'nowhere'], /There is no file env\/\.env\.nowhere/],
      [['--env', '../../etc/passwd'], /is no name of an environment/],
      [['--env', 'dev', '--tenant', 'Northwind'], /name two packages/],
      [['--tenant', 'nobody'], /No desk is called “nobody”/],
      [['--out', join(folder, 'one.zip', 'below.zip')], /could not be written/],
    ];
    for (const [flags, words] of cases) {
      const { code, error } = await run(['app', 'package', ...flags]);
      assert.equal(code, 1);
      assert.match(error, words);
    }
  });
});
