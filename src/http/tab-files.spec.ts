import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { TabFiles } from '../tab-build/tab-site.ts';
import { fileOf } from '../tab-build/tab-site.ts';
import type { HttpAnswer, HttpRequest } from './route.ts';
import { type TabState, tabFiles } from './tab-files.ts';

const script = 'export const x = 1;\n'.repeat(100);
const tab: TabFiles = {
  page: '<meta property="csp-nonce" nonce="%NONCE%"><meta name="deskhand-hosts" content="%HOSTS%">',
  files: new Map([
    ['assets/start-abc.js', fileOf('assets/start-abc.js', Buffer.from(script))],
    ['icon.svg', fileOf('icon.svg', Buffer.from('<svg/>'))],
  ]),
};

function asking(state: TabState, hosts: readonly string[] = []) {
  let drawn = 0;
  const routes = tabFiles({
    state: () => state,
    nonce: () => `n${++drawn}`,
    hosts: () => hosts,
    authority: () => 'https://login.example',
  });
  return async (path: string, headers: Record<string, string> = {}): Promise<HttpAnswer> =>
    routes
      .find((route) => route.path === (path === '/tab' ? '/tab' : '/tab/*'))!
      .handle({ path, headers } as unknown as HttpRequest);
}

function policyOf(answer: HttpAnswer): { [directive: string]: string[] } {
  const parts = String(answer.headers!['content-security-policy'])
    .split('; ')
    .map((part) => part.split(' '));
  return Object.fromEntries(parts.map(([name, ...values]) => [name, values]));
}

describe('the tab’s addresses', () => {
  const ask = asking({ is: 'ready', tab }, ['http://127.0.0.1:3979']);

  it('answer every page of the tab with its one page, which nobody keeps', async () => {
    for (const path of ['/tab/', '/tab/records/ticket/a', '/tab/nowhere/at/all']) {
      const { status, headers, body } = await ask(path);
      assert.deepEqual(
        [status, headers!['cache-control'], headers!['content-type']],
        [200, 'no-store', 'text/html; charset=utf-8'],
      );
      assert.match(String(body), /content="http:\/\/127\.0\.0\.1:3979"/);
    }
    assert.deepEqual([(await ask('/tab')).status, (await ask('/tab')).headers!['location']], [308, '/tab/']);
  });

  it('allow styles with the number of this one answer, scripts of this server, and no other', async () => {
    const [one, other] = [await ask('/tab/'), await ask('/tab/')];
    const policy = policyOf(one);
    const number = /nonce="([^"]+)"/.exec(String(one.body))![1];
    assert.deepEqual(
      [policy['default-src'], policy['script-src'], policy['style-src']],
      [["'none'"], ["'self'"], ["'self'", `'nonce-${number}'`]],
    );
    assert.notEqual(String(one.body), String(other.body));
    assert.doesNotMatch(String(one.headers!['content-security-policy']), /unsafe/);
    assert.deepEqual(
      [one.headers!['x-content-type-options'], one.headers!['referrer-policy'], one.headers!['x-frame-options']],
      ['nosniff', 'no-referrer', undefined],
    );
  });

  it('may be shown by Microsoft’s hosts and by whom the server names, never by everybody', async () => {
    const ancestors = policyOf(await ask('/tab/'))['frame-ancestors']!;
    assert.ok(ancestors.includes('https://teams.microsoft.com') && ancestors.includes('https://*.cloud.microsoft'));
    assert.ok(ancestors.includes('http://127.0.0.1:3979'));
    assert.ok(!ancestors.some((host) => ['*', 'https:', 'http:', 'https://*'].includes(host)));
    const live = policyOf(await asking({ is: 'ready', tab })('/tab/'))['frame-ancestors']!;
    assert.deepEqual(
      live.filter((host) => host.startsWith('http:')),
      [],
    );
  });

  it('keep named files for ever, the icon for a moment, and press text together for whom it helps', async () => {
    const plain = await ask('/tab/assets/start-abc.js');
    assert.deepEqual(
      [plain.headers!['cache-control'], plain.headers!['content-encoding']],
      ['public, max-age=31536000, immutable', undefined],
    );
    assert.equal(Buffer.from(plain.body as Uint8Array).toString(), script);
    const pressed = await ask('/tab/assets/start-abc.js', { 'accept-encoding': 'gzip, br;q=0' });
    assert.equal(pressed.headers!['content-encoding'], 'gzip');
    assert.equal(gunzipSync(pressed.body as Uint8Array).toString(), script);
    assert.equal((await ask('/tab/icon.svg')).headers!['cache-control'], 'no-cache');
  });

  it('say that a file of an older build is gone, and never give the page in its place', async () => {
    await assert.rejects(ask('/tab/assets/start-old.js'), { status: 404 });
    await assert.rejects(ask('/tab/assets/../index.html'), { status: 404 });
  });

  it('say that the tab is being built, and that it could not be', async () => {
    const building = await asking({ is: 'building' })('/tab/');
    assert.deepEqual(
      [
        building.status,
        /being built/.test(String(building.body)),
        /<script src="\/tab\/waiting.js">/.test(String(building.body)),
      ],
      [503, true, true],
    );
    const failed = await asking({ is: 'failed' })('/tab/records/ticket/a');
    assert.deepEqual(
      [failed.status, /could not be built/.test(String(failed.body)), /<script/.test(String(failed.body))],
      [503, true, false],
    );
  });
});
