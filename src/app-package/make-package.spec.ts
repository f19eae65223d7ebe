import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readSettings } from '../config/settings.ts';
import { contentOf, manifestIn, packageFiles, withVersion, zipOf } from './package-files.ts';
import { keepMade, lastMade, targetName, versionFor } from './package-record.ts';
import { valuesOfEnvironment, valuesOfSettings } from './package-values.ts';

const id = '3f2c8c1e-1111-4222-8333-444455556666';
const values = { TEAMS_APP_ID: id, BOT_ID: id, AAD_APP_CLIENT_ID: id, HOST: 'desk.example' };
const files = (more = {}) => packageFiles({ ...values, ...more }, { withPseudo: false });

describe('an app package', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskhand-package-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is the same bytes each time for the same values, and holds exactly its files', () => {
    const zip = zipOf(files());
    assert.ok(Buffer.from(zip).equals(Buffer.from(zipOf(files()))));
    const inside = unzipSync(zip);
    assert.deepEqual(Object.keys(inside), ['manifest.json', 'color.png', 'outline.png', 'languages/de.json']);
    for (const [name, file] of files()) assert.deepEqual(inside[name], file, name);
    assert.deepEqual(Object.keys(unzipSync(zipOf(packageFiles(values, { withPseudo: true })))).at(-1), 'languages/qps-ploc.json');
  });

  it('is another for another installation', () => {
    const content = contentOf(files());
    assert.notEqual(contentOf(files({ HOST: 'other.example' })), content);
    assert.notEqual(contentOf(packageFiles(values, { withPseudo: true })), content);
    assert.equal(contentOf(withVersion(files(), '9.9.9')), content);
    assert.equal(manifestIn(withVersion(files(), '9.9.9'))['version'], '9.9.9');
  });

  it('rises in version when its content changes, stays when it does not, and is never below the manifest’s own', () => {
    const last = { version: '0.1.9', content: 'a' };
    assert.equal(versionFor('a', '0.1.0', undefined), '0.1.0');
    assert.equal(versionFor('a', '0.1.0', last), '0.1.9');
    assert.equal(versionFor('b', '0.1.0', last), '0.1.10');
    assert.equal(versionFor('b', '0.2.0', last), '0.2.0');
    assert.equal(versionFor('b', '0.1.10', { version: '0.1.9', content: 'b' }), '0.1.10');
    assert.equal(versionFor('b', '1.0.0', { version: '1.0.0', content: 'a' }), '1.0.1');
  });

  it('is remembered by its target, beside the others', () => {
    const path = join(folder, 'deep', 'packages.json');
    assert.equal(lastMade('installation', path), undefined);
    keepMade({ environment: 'dev' }, { version: '0.1.0', content: 'a' }, path);
    keepMade({ desk: 'Northwind IT Services' }, { version: '0.1.1', content: 'b' }, path);
    assert.deepEqual(lastMade({ environment: 'dev' }, path), { version: '0.1.0', content: 'a' });
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(path, 'utf8'))), ['desk-northwind-it-services', 'dev']);
    writeFileSync(path, '{');
    assert.throws(() => lastMade('installation', path), { code: 'bad-package-record' });
  });

  it('has a plain name for its file, whatever a desk is called', () => {
    const targets = [
      { desk: 'Northwind IT Services' },
      { desk: '../../etc' },
      { desk: '東京' },
      { environment: 'dev' },
      'installation',
    ] as const;
    assert.deepEqual(targets.map(targetName), ['desk-northwind-it-services', 'desk-etc', 'desk-unnamed', 'dev', 'installation']);
    assert.match(targetName({ desk: 'Čáp & Söhne' }), /^desk-[a-z0-9-]+$/);
  });

  it('takes its values from the settings, the profile of a desk, or the file of an environment', () => {
    const of = (variables: Record<string, string>, clientId?: string) => valuesOfSettings(readSettings([], variables), clientId);
    const bot = 'AAAAAAAA-1111-4222-8333-444455556666';
    const live = { BOT_ID: bot, DESKHAND_PUBLIC_URL: 'https://Desk.Example/' };
    assert.deepEqual(of(live), {
      TEAMS_APP_ID: bot,
      BOT_ID: bot.toLowerCase(),
      AAD_APP_CLIENT_ID: bot.toLowerCase(),
      HOST: 'desk.example',
    });
    assert.equal(of({ ...live, TEAMS_APP_ID: id }).TEAMS_APP_ID, id);
    assert.equal(of({ ...live, MICROSOFT_CLIENT_ID: id }).AAD_APP_CLIENT_ID, id);
    assert.deepEqual([of(live, id).BOT_ID, of(live, id).AAD_APP_CLIENT_ID], [id, id]);
    assert.equal(of({ DESKHAND_MODE: 'live' }).BOT_ID, undefined);
    assert.equal(of({}).HOST, '127.0.0.1:3978');
    writeFileSync(join(folder, '.env.made'), '# a comment\nHOST=desk.example\nBOT_ID=\nTEAMS_APP_ID="x"\nOTHER=1\n');
    assert.deepEqual(valuesOfEnvironment('made', folder), { TEAMS_APP_ID: 'x', HOST: 'desk.example' });
    assert.throws(() => valuesOfEnvironment('none', folder), { code: 'no-environment' });
    for (const name of ['', '../x', 'a b', '.', 'x'.repeat(41)])
      assert.throws(() => valuesOfEnvironment(name, folder), { code: 'bad-environment' });
  });
});
