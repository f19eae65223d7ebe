import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRegistry, type Registry, registryOf } from '../actions/registry.ts';
import { isUpToDate, updateManifest } from './manifest-file.ts';
import { readManifest } from './read-manifest.ts';

const real = fileURLToPath(new URL('../../appPackage/manifest.json', import.meta.url));

describe('the manifest file', () => {
  let registry: Registry;
  let folder: string;
  let copy: string;
  before(async () => {
    registry = await loadRegistry();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-manifest-'));
    copy = join(folder, 'appPackage', 'manifest.json');
    await mkdir(join(folder, 'appPackage'));
    await writeFile(copy, await readFile(real));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is stale when a command of it differs, is missing or is one too many, and mended by writing', async () => {
    const whole = await readFile(real, 'utf8');
    const commands = (JSON.parse(whole) as { bots: { commandLists: { commands: object[] }[] }[] }).bots[0]!.commandLists[0]!
      .commands;
    const [first] = commands;
    const changes = [
      whole.replace('"my tickets"', '"my ticket"'),
      whole.replace('"inputType": "choiceset"', '"inputType": "text"'),
      whole.replace('"fetchTask": true', '"fetchTask": false'),
      JSON.stringify({ ...JSON.parse(whole), bots: [{ commandLists: [{ commands: [...commands, first] }] }] }),
    ];
    for (const changed of changes) {
      assert.notEqual(changed, whole);
      await writeFile(copy, changed);
      assert.equal(isUpToDate(registry, copy), false);
      updateManifest(registry, copy);
      assert.equal(isUpToDate(registry, copy), true);
    }
  });

  it('keeps everything else, and its own form, when it is written', async () => {
    updateManifest(registry, copy);
    assert.equal(await readFile(copy, 'utf8'), await readFile(real, 'utf8'));
  });

  it('is stale as soon as a definition reads otherwise', () => {
    const [first, ...others] = registry.definitions.filter(({ name }) => name === 'ticket.mine').concat(registry.definitions);
    const rest = others.filter(({ name }) => name !== 'ticket.mine');
    assert.equal(isUpToDate(registryOf([{ ...first!, summary: 'Something else.' }, ...rest]), copy), false);
  });

  it('goes with a language file for each language and a registration, and is stale when one is missing or differs', async () => {
    updateManifest(registry, copy);
    for (const name of ['appPackage/languages/de.json', 'appPackage/languages/qps-ploc.json', 'infra/aad.manifest.json']) {
      const path = join(folder, name);
      const made = await readFile(path, 'utf8');
      assert.equal(made, await readFile(new URL(`../../${name}`, import.meta.url), 'utf8'), name);
      for (const text of [made.replace(/"(?=,?\n)/, 'x"'), '{', '']) {
        await writeFile(path, text);
        assert.equal(isUpToDate(registry, copy), false, name);
      }
      await rm(path);
      assert.equal(isUpToDate(registry, copy), false, name);
      updateManifest(registry, copy);
    }
    assert.equal(isUpToDate(registry, copy), true);
  });

  it('is read with its places filled in, those without a value left as they are', async () => {
    const manifest = await readManifest({ BOT_ID: 'b-1' });
    const [bot] = manifest['bots'] as { botId: string }[];
    assert.equal(bot?.botId, 'b-1');
    const hostile = await readManifest({ HOST: 'a"b\\c\n$&' });
    assert.deepEqual(hostile['validDomains'], ['a"b\\c\n$&']);
    assert.match(String(manifest['id']), /^\$\{\{TEAMS_APP_ID\}\}$/);
  });
});
