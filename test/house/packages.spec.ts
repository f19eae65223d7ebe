import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holesIn, hostsIn, type Lockfile, tracesIn, unlockedIn, unpinnedIn } from './packages.ts';
import { projectFiles, root } from './tree.ts';

const readJson = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const lock = (path: string, version: string): Lockfile => ({ packages: { [path]: { version } } });

/** The registry this machine is told to use, when it is not the public one. */
function ownRegistry(): string | undefined {
  const url = process.env['npm_config_registry'];
  return url && URL.canParse(url) ? new URL(url).host : undefined;
}

describe('the packages', () => {
  it('have no known hole', () => assert.deepEqual(holesIn(readJson('package-lock.json')), []));

  it('and one that has is flagged, however deep it lies', () => {
    assert.equal(holesIn(lock('node_modules/axios', '1.18.9')).length, 1);
    assert.equal(holesIn(lock('node_modules/a/node_modules/axios', '0.30.4')).length, 1);
    assert.equal(holesIn(lock('node_modules/jws', '4.0.0')).length, 1);
    assert.equal(holesIn(lock('node_modules/jsonwebtoken', '8.5.1')).length, 1);
    assert.equal(holesIn(lock('node_modules/dompurify', '3.4.11-rc.1')).length, 1);
    assert.deepEqual(holesIn(lock('node_modules/dompurify', '3.10.0')), []);
    assert.deepEqual(holesIn(lock('node_modules/@types/jsonwebtoken', '8.0.0')), []);
  });

  it('are locked without the host they came from', () => {
    assert.deepEqual(hostsIn(readJson('package-lock.json')), []);
    assert.equal(
      hostsIn({ packages: { 'node_modules/a': { version: '1.0.0', resolved: 'https://example.test/a.tgz' } } }).length,
      1,
    );
  });

  it('are locked for every platform, or npm ci refuses', () => {
    assert.deepEqual(unlockedIn(readJson('package-lock.json')), []);
    const optionalDependencies = { a: '1.0.0', b: '1.0.0', c: '1.0.0' };
    const packages = {
      '': {},
      'node_modules/x': { optionalDependencies },
      'node_modules/x/node_modules/a': {},
      'node_modules/b': {},
    };
    assert.deepEqual(unlockedIn({ packages }), ['c, for node_modules/x']);
  });

  it('are each one exact version', () => assert.deepEqual(unpinnedIn(readJson('package.json')), []));

  it('and a range is flagged, in overrides too', () => {
    const loose = { dependencies: { a: '^1.0.0', b: 'latest', c: '1.0.0' }, overrides: { d: { e: '~2.0.0' } } };
    assert.deepEqual(unpinnedIn(loose).length, 3);
  });

  it('are the ones that package-lock.json was made for', () => {
    const { dependencies, devDependencies, optionalDependencies } = readJson('package.json');
    const locked = readJson('package-lock.json').packages[''];
    const { dependencies: a = {}, devDependencies: b = {}, optionalDependencies: c = {} } = locked;
    assert.deepEqual({ a, b, c }, { a: dependencies ?? {}, b: devDependencies ?? {}, c: optionalDependencies ?? {} });
  });
});

describe('the files of the project', () => {
  const texts = () =>
    projectFiles()
      .filter((path) => !path.endsWith('.png'))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

  it('are text, pictures excepted', () => {
    assert.deepEqual(
      texts().flatMap(({ path, text }) => (text.includes('\0') ? [path] : [])),
      [],
    );
  });

  it('name no folder of one machine and no package registry', () => {
    assert.deepEqual(
      texts().flatMap(({ path, text }) => tracesIn(path, text, ownRegistry())),
      [],
    );
  });

  it('and one that does is flagged', () => {
    const folder = (...names: string[]) => ['', ...names].join('/');
    const traces = [folder('home', 'ada', 'x'), folder('Users', 'ada'), folder('root', '.npmrc'), `C:${'\\'}Users${'\\'}ada`];
    for (const trace of traces) assert.equal(tracesIn('a.md', `see ${trace}`).length, 1, trace);
    assert.equal(tracesIn('a.md', ['https://registry', 'npmjs', 'org/a'].join('.')).length, 1);
    assert.equal(tracesIn('a.md', 'https://packages.example.test/a', 'packages.example.test').length, 1);
  });

  it('and addresses that only look like it are left alone', () => {
    const drive = ['`', 'drives', '{id}', 'root', 'children`'].join('/');
    for (const line of [
      'GET /users/{id}',
      ['https://host.test', 'home', 'about'].join('/'),
      drive,
      ['', 'work', '42'].join('/'),
    ]) {
      assert.deepEqual(tracesIn('a.md', line), []);
    }
  });
});
