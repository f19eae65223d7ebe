import assert from 'node:assert/strict';
import { loopbackServer, sendJson } from './loopback-fixture.ts';
import { openIdKeys } from './open-id-keys.ts';
import { metadataServer, publishedKey, signingKeys } from './signing-fixture.ts';

const hour = 3_600_000;

describe('The signing keys', () => {
  let metadata: Awaited<ReturnType<typeof metadataServer>>;
  let now: number;
  const failures: unknown[] = [];
  const open = (metadataUrl = metadata.metadataUrl) =>
    openIdKeys({ metadataUrl, fetch, now: () => now, onFailure: (error) => failures.push(error) });
  beforeEach(async () => {
    now = 1_700_000_000_000;
    failures.length = 0;
    metadata = await metadataServer();
  });
  afterEach(() => metadata.close());

  it('are read once when 200 ask at once from cold', async () => {
    const keys = open();
    const found = await Promise.all(Array.from({ length: 200 }, () => keys.find('teams')));
    assert.ok(found.every((key) => key === found[0] && key?.endorsements.includes('msteams')));
    assert.deepEqual([metadata.state.documents, metadata.state.keyFetches], [1, 1]);
  });

  it('are read again for a key id that is new, once for all who ask', async () => {
    const keys = open();
    await keys.find('teams');
    now += hour;
    metadata.state.keys.push(publishedKey('rotated', signingKeys().stranger, ['msteams']));
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find('rotated')));
    assert.ok(found.every((key) => key !== undefined));
    assert.equal(metadata.state.keyFetches, 2);
  });

  it('are not read again for every forged key id', async () => {
    const keys = open();
    await keys.find('teams');
    for (let index = 0; index < 500; index++) {
      now += 1_000;
      assert.equal(await keys.find(`forged-${index}`), undefined);
    }
    assert.ok(metadata.state.keyFetches <= 10, `${metadata.state.keyFetches} reads`);
  });

  it('are served on while metadata is down, and refreshed when it is back', async () => {
    const keys = open();
    const first = await keys.find('teams');
    metadata.state.down = true;
    now += 48 * hour;
    assert.equal(await keys.find('teams'), first);
    while (failures.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await keys.find('nobody'), undefined);
    assert.equal(await keys.find('teams'), first);
    metadata.state.down = false;
    now += 3_000;
    await keys.find('teams');
    while (keys.held('teams') === first) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(metadata.state.keyFetches, 2);
  });

  it('are tried for again soon when nothing is known yet, but not by every call', async () => {
    const keys = open();
    metadata.state.down = true;
    for (let index = 0; index < 20; index++) assert.equal(await keys.find('teams'), undefined);
    assert.equal(failures.length, 1);
    metadata.state.down = false;
    now += 2_001;
    assert.notEqual(await keys.find('teams'), undefined);
  });

  const documents: [string, (url: string) => unknown, unknown][] = [
    ['whose address is on another host', () => ({ jwks_uri: 'https://evil.example/keys' }), { keys: [] }],
    ['without an address', () => ({}), { keys: [] }],
    ['that are no list', (url) => ({ jwks_uri: `${url}/keys` }), { keys: 'x' }],
    [
      'without one that could be used',
      (url) => ({ jwks_uri: `${url}/keys` }),
      { keys: [null, 7, {}, { kid: 'teams', kty: 'oct', k: 'x' }] },
    ],
  ];
  for (const [name, document, keyList] of documents) {
    it(`are not taken from documents ${name}`, async () => {
      const server = await loopbackServer(({ path }, response) =>
        sendJson(response, 200, (path === '/keys' ? keyList : document(server.url)) as object),
      );
      assert.equal(await open(`${server.url}/openid`).find('teams'), undefined);
      assert.equal(failures.length, 1);
      await server.close();
    });
  }
});
