import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtTab } from './build-tab.ts';
import { readTab } from './tab-site.ts';

/** A builder in place of Vite: writes what it is told to, or fails. */
const builder = (text: string) => `
import { mkdirSync, writeFileSync } from 'node:fs';
const folder = process.argv[process.argv.indexOf('--outDir') + 1];
if (process.env.NODE_ENV !== 'production') throw new Error('not for production');
${text}
mkdirSync(folder, { recursive: true });
writeFileSync(folder + '/index.html', '<p>built</p>');
writeFileSync(folder + '/start.js', 'go();');
`;

describe('the building of the tab', () => {
  let root = '';
  let builds = 0;
  const place = () => ({ root, variables: process.env, onBuild: () => void builds++ });
  const put = async (path: string, text: string) => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  };
  beforeEach(async () => {
    builds = 0;
    root = await mkdtemp(join(tmpdir(), 'deskhand-tab-'));
    await put('tab/main.tsx', 'one');
    await put('shared/api.ts', 'one');
    await put('package-lock.json', '{}');
    await put('tsconfig.json', '{}');
    await put('node_modules/vite/package.json', '{"type":"module"}');
    await put('node_modules/vite/bin/vite.js', builder(''));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('happens once for the same sources, again when one changed, and not for a spec or a built file', async () => {
    const first = await builtTab(place());
    assert.equal(await builtTab(place()), first);
    await put('tab/main.spec.ts', 'two');
    assert.equal(await builtTab(place()), first);
    assert.equal(builds, 1);
    await put('shared/api.ts', 'two');
    assert.notEqual(await builtTab(place()), first);
    assert.equal(builds, 2);
  });

  it('can be asked for by several at once, and leaves nothing half-made behind', async () => {
    const all = await Promise.all([1, 2, 3].map(() => builtTab({ ...place() })));
    assert.equal(new Set(all).size, 1);
    assert.deepEqual(
      (await readdir(join(root, 'tab', 'dist'))).filter((name) => name.startsWith('.')),
      [],
    );
    const { page, files } = await readTab(all[0]!);
    assert.deepEqual([page, [...files.keys()]], ['<p>built</p>', ['start.js']]);
  });

  it('builds in a place of its own for each call, though all end at the same time', async () => {
    const together = `${builder('')}
writeFileSync('done-' + process.pid, '');
const { readdirSync } = await import('node:fs');
const done = () => readdirSync('.').filter((name) => name.startsWith('done-')).length;
while (done() < 3) await new Promise((resolve) => setTimeout(resolve, 10));
`;
    await put('node_modules/vite/bin/vite.js', together);
    const all = await Promise.all([1, 2, 3].map(() => builtTab(place())));
    assert.deepEqual([new Set(all).size, (await readdir(join(root, 'tab', 'dist'))).length], [1, 1]);
  });

  it('says what the builder said when it fails, and keeps nothing of it', async () => {
    await put('node_modules/vite/bin/vite.js', builder("console.error('main.tsx is broken'); process.exit(1);"));
    await assert.rejects(builtTab(place()), /main\.tsx is broken/);
    assert.deepEqual(await readdir(join(root, 'tab', 'dist')), []);
  });

  it('takes the build that was brought along where nothing can build, and says how to go on where there is none', async () => {
    await rm(join(root, 'node_modules'), { recursive: true });
    await assert.rejects(builtTab(place()), /npm ci/);
    await put('tab/dist/0123456789abcdef/index.html', '<p>brought</p>');
    assert.equal(await builtTab(place()), join(root, 'tab', 'dist', '0123456789abcdef'));
  });
});
