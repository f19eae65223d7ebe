import assert from 'node:assert/strict';
import type { ManifestPart } from './derive-manifest.ts';
import { manifestIn, type PackageFiles, packageFiles } from './package-files.ts';
import { isSound, validatePackage } from './validate-package.ts';

const id = '3f2c8c1e-1111-4222-8333-444455556666';
const values = { TEAMS_APP_ID: id, BOT_ID: id, AAD_APP_CLIENT_ID: id, HOST: 'desk.example' };
const whole = () => packageFiles(values, { withPseudo: true });
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function withFile(name: string, content: unknown): PackageFiles {
  return new Map([...whole(), [name, bytes(content)]]);
}

function withManifest(change: (manifest: ManifestPart) => ManifestPart): PackageFiles {
  return withFile('manifest.json', change(manifestIn(whole())));
}

function withText(change: (text: string) => string): PackageFiles {
  const text = new TextDecoder().decode(whole().get('manifest.json'));
  const after = change(text);
  assert.notEqual(after, text);
  return withFile('manifest.json', after);
}

async function said(files: PackageFiles): Promise<string[]> {
  return (await validatePackage(files)).flatMap(({ name, findings }) => findings.map(({ text }) => `${name}: ${text}`));
}

describe('the check of an app package', () => {
  it('finds nothing in ours, filled in', async () => {
    assert.deepEqual(await said(whole()), []);
    assert.ok(isSound(await validatePackage(whole())));
  });

  it('says of a package for this machine alone that only the sandbox can use it, and takes it', async () => {
    const local = packageFiles({ ...values, HOST: '127.0.0.1:3978' }, { withPseudo: false });
    assert.match((await said(local)).join('\n'), /^domains: 127\.0\.0\.1:3978 is this machine alone: only the sandbox/);
    assert.ok(isSound(await validatePackage(local)));
  });

  const refused: [string, () => PackageFiles, RegExp][] = [
    [
      'a place that nothing filled in',
      () => packageFiles({ ...values, HOST: ['$', '{{OTHER}}'].join('') }, { withPseudo: false }),
      /places: \$\{\{OTHER\}\} is not filled in/,
    ],
    ['all places left open', () => packageFiles({}, { withPseudo: false }), /\$\{\{TEAMS_APP_ID\}\}[\s\S]*\$\{\{BOT_ID\}\}/],
    [
      'an id that is none',
      () => packageFiles({ ...values, BOT_ID: 'bot' }, { withPseudo: false }),
      /ids: bots\[0\]\.botId is “bot”, which is no id/,
    ],
    [
      'a resource in capitals',
      () => packageFiles({ ...values, HOST: 'Desk.example' }, { withPseudo: false }),
      /webApplicationInfo\.resource is “api:\/\/Desk/,
    ],
    [
      'a resource of another application',
      () => withText((text) => text.replace(`botid-${id}`, `botid-${id.replace('3f', '3e')}`)),
      /it has to be api:\/\/…\/botid-3f/,
    ],
    [
      'a part that the schema does not know',
      () => withManifest((manifest) => ({ ...manifest, colour: 'red' })),
      /schema: Schema: .*additional/,
    ],
    [
      'a short description that is too long',
      () => withText((text) => text.replace('"short": "Your', `"short": "${'x'.repeat(80)}Your`)),
      /schema: Schema: .*80/,
    ],
    [
      'another version of the manifest',
      () => withManifest((manifest) => ({ ...manifest, manifestVersion: '1.19' })),
      /is of version 1\.19, and 1\.30/,
    ],
    [
      'an unknown permission',
      () => withText((text) => text.replace('TeamsActivity.Send.User', 'TeamsActivity.Sent.User')),
      /TeamsActivity\.Sent\.User is no resource-specific permission[\s\S]*no notice reaches/,
    ],
    [
      'more permissions than are needed',
      () =>
        withText((text) =>
          text.replace(
            '"resourceSpecific": [',
            '"resourceSpecific": [{ "name": "ChatMessage.Read.Chat", "type": "Application" },',
          ),
        ),
      /ChatMessage\.Read\.Chat is asked for, and nothing here needs it/,
    ],
    [
      'a domain of somebody else',
      () => withManifest((manifest) => ({ ...manifest, validDomains: ['desk.example', 'evil.example'] })),
      /they have to be our host alone/,
    ],
    [
      'a domain with a star',
      () => withManifest((manifest) => ({ ...manifest, validDomains: ['*.example'] })),
      /validDomains are \*\.example/,
    ],
    [
      'an address elsewhere',
      () => withText((text) => text.replace('https://desk.example/tab/', 'https://evil.example/tab/')),
      /https:\/\/evil\.example\/tab\/ is not on our host/,
    ],
    [
      'links of another host',
      () => withText((text) => text.replace('"domains": ["desk.example"]', '"domains": ["evil.example"]')),
      /Links of evil\.example are unfurled/,
    ],
    [
      'another scope by default',
      () => withManifest((manifest) => ({ ...manifest, defaultInstallScope: 'team' })),
      /not installed for a person by default/,
    ],
    ['an icon that is none', () => withFile('color.png', 'x'), /icons: color\.png is not a PNG picture/],
    [
      'a file that nothing names',
      () => withFile('readme.txt', 'x'),
      /content: readme\.txt is in the package and nothing names it/,
    ],
    [
      'a file that is not there',
      () => new Map([...whole()].filter(([name]) => name !== 'outline.png')),
      /outline\.png is named in the manifest and not in the package/,
    ],
  ];
  for (const [title, files, words] of refused) {
    it(`refuses ${title}`, async () => {
      assert.match((await said(files())).join('\n'), words);
      assert.equal(isSound(await validatePackage(files())), false);
    });
  }

  it('wants every text in every language, within its length, and what is typed as the bot reads it', async () => {
    const name = 'languages/de.json';
    const de = JSON.parse(new TextDecoder().decode(whole().get(name))) as { [key: string]: string };
    const title = 'bots[0].commandLists[0].commands[0].title';
    const { 'name.short': _short, ...without } = de;
    const cases: [unknown, RegExp][] = [
      [without, /de\.json does not say name\.short/],
      [{ ...de, 'name.short': 'x'.repeat(31) }, /name\.short is longer than 30 characters/],
      [{ ...de, 'name.short': ' ' }, /has no text for name\.short/],
      [{ ...de, 'name.long': 'x' }, /says name\.long, which the manifest does not have/],
      [{ ...de, [title]: 'freigeben' }, /has to stay “approve”: Teams sends it to the bot/],
      ['[]', /de\.json is not a JSON object/],
      ['{', /de\.json is not a JSON object/],
    ];
    for (const [content, words] of cases) assert.match((await said(withFile(name, content))).join('\n'), words);
  });

  it('notices a sentence that German has no words for', async () => {
    const changed = withText((text) => text.replace('Says yes to a request.', 'Nods at a request.'));
    assert.match((await said(changed)).join('\n'), /“Nods at a request\.” has no words in de/);
  });
});
