import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { assertMayTry } from './authenticate.ts';
import { openEndpoint } from './endpoint-fixture.ts';
import { type Forgery, forgeries } from './forgery-fixture.ts';
import { inboundChecks } from './inbound-checks.ts';
import { appId, signToken, specNow, specSeconds } from './signing-fixture.ts';

type Endpoint = Awaited<ReturnType<typeof openEndpoint>>;

/** Posts with exactly these headers, below what `fetch` allows. */
function postRaw(port: number, headers: http.OutgoingHttpHeaders | string[], body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port, host: '127.0.0.1', path: '/api/messages', method: 'POST', headers, agent: false },
      (response) => {
        response.resume();
        response.on('close', () => resolve(response.statusCode ?? 0));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function postForgery(endpoint: Endpoint, { authorization, body }: Forgery): Promise<number> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(authorization === undefined ? {} : { authorization }),
  };
  return postRaw(endpoint.port, headers, text);
}

describe('The front door', () => {
  let endpoint: Endpoint;
  afterEach(() => endpoint?.close());

  it('lets in none of more than 200 forged tokens and bodies, answers each 401 or 403, and lets the valid ones in', async () => {
    endpoint = await openEndpoint();
    const list = await forgeries(endpoint.serviceUrl);
    assert.ok(list.length >= 200, `${list.length} forgeries`);
    const bad: string[] = [];
    for (const forgery of list) {
      const status = await postForgery(endpoint, forgery);
      if (status !== 401 && status !== 403) bad.push(`${forgery.name}: ${status}`);
    }
    assert.deepEqual(bad, []);
    assert.deepEqual(endpoint.calls, []);
    assert.deepEqual(endpoint.connector.received, []);
    assert.equal((await endpoint.post(endpoint.activity())).status, 200);
    assert.equal(endpoint.calls.length, 1);
    assert.ok(endpoint.metadata.state.keyFetches <= 2, 'forged key ids made a storm of key fetches');
  });

  for (const { name } of inboundChecks) {
    it(`would let a forgery in without the check of the ${name}`, async () => {
      endpoint = await openEndpoint({ checks: inboundChecks.filter((check) => check.name !== name) });
      const alone = (await forgeries(endpoint.serviceUrl)).filter(({ against }) => against === name);
      assert.ok(alone.length > 0);
      await Promise.all(alone.map((forgery) => postForgery(endpoint, forgery)));
      assert.ok(endpoint.calls.length > 0);
    });
  }

  it('lets a token in up to five minutes after its end and before its beginning', async () => {
    endpoint = await openEndpoint();
    for (const [id, claims] of Object.entries({ late: { exp: specSeconds - 240 }, early: { nbf: specSeconds + 240 } })) {
      const authorization = `Bearer ${await endpoint.token(claims)}`;
      assert.equal((await endpoint.post(endpoint.activity({ id }), { authorization })).status, 200);
    }
  });

  it('forgets that a token stood when it ends or when its key is withdrawn', async () => {
    let now = specNow;
    endpoint = await openEndpoint({ now: () => now });
    const authorization = `Bearer ${await endpoint.token()}`;
    assert.equal((await endpoint.post(endpoint.activity({ id: '1' }), { authorization })).status, 200);
    now += 3_600_000 + 301_000;
    assert.equal((await endpoint.post(endpoint.activity({ id: '2' }), { authorization })).status, 401);
    now -= 3_600_000;
    endpoint.metadata.state.keys.shift();
    const unknown = await signToken({ header: { kid: 'new' } });
    await endpoint.post(endpoint.activity(), { authorization: `Bearer ${unknown}` });
    assert.equal((await endpoint.post(endpoint.activity({ id: '3' }), { authorization })).status, 401);
  });

  it('refuses before it reads a body, whatever the body is', async () => {
    endpoint = await openEndpoint();
    const socket = net.connect(endpoint.port, '127.0.0.1');
    socket.write('POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-type: text/html\r\ncontent-length: 2000000\r\n\r\n{');
    const [answer] = await once(socket, 'data');
    assert.match(String(answer), /^HTTP\/1\.1 401 .*connection: close/is);
    socket.destroy();
    assert.equal((await endpoint.post('{"broken', { authorization: 'Bearer a.b.c' })).status, 401);
  });

  it('takes the first of two authorization headers and refuses what is too large for headers', async () => {
    endpoint = await openEndpoint();
    const good = `Bearer ${await endpoint.token()}`;
    const body = JSON.stringify(endpoint.activity());
    const common = ['host', 'x', 'content-type', 'application/json', 'content-length', String(Buffer.byteLength(body))];
    assert.equal(await postRaw(endpoint.port, [...common, 'authorization', 'Bearer a.b.c', 'authorization', good], body), 401);
    assert.equal(
      await postRaw(endpoint.port, [...common, 'authorization', good, 'x-filler', 'y'.repeat(40_000)], body).catch(() => 431),
      431,
    );
    assert.deepEqual(endpoint.calls, []);
  });

  it('says nothing of a token in its log', async () => {
    endpoint = await openEndpoint();
    const token = await endpoint.token({ aud: 'somebody-else' });
    await endpoint.post(endpoint.activity(), { authorization: `Bearer ${token}` });
    assert.deepEqual(endpoint.log.lines, [
      { level: 'warn', fields: { check: 'audience' }, sentence: 'a call to the bot was refused' },
    ]);
  });

  it('answers 401 while nothing can be learned of the keys, and lets in as soon as it can', async () => {
    let now = specNow;
    endpoint = await openEndpoint({ now: () => now });
    endpoint.metadata.state.down = true;
    assert.equal((await endpoint.post(endpoint.activity())).status, 401);
    endpoint.metadata.state.down = false;
    now += 3_000;
    assert.equal((await endpoint.post(endpoint.activity())).status, 200);
  });

  it('fetches the keys once for 200 calls at once from cold', async () => {
    endpoint = await openEndpoint();
    const calls = Array.from({ length: 200 }, (_, id) => endpoint.post(endpoint.activity({ id: String(id) })));
    assert.deepEqual([...new Set((await Promise.all(calls)).map(({ status }) => status))], [200]);
    assert.deepEqual([endpoint.metadata.state.documents, endpoint.metadata.state.keyFetches], [1, 1]);
  });
});

describe('The open door of try mode', () => {
  let endpoint: Endpoint;
  beforeEach(async () => {
    endpoint = await openEndpoint({ appIds: [] });
  });
  afterEach(() => endpoint.close());

  const post = (headers: Record<string, string>, more: object = {}) => {
    const body = JSON.stringify(endpoint.activity(more));
    return postRaw(
      endpoint.port,
      { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      body,
    );
  };

  it('lets this machine in without a token', async () => {
    assert.equal(await post({}), 200);
    assert.equal(await post({ host: 'localhost:3978' }, { id: '2' }), 200);
    assert.equal(endpoint.calls.length, 2);
  });

  it('refuses calls that come by another name, as a page in a browser could make them', async () => {
    assert.equal(await post({ host: 'evil.example:3978' }), 401);
    assert.equal(await post({ host: '127.0.0.1.evil.example' }), 401);
  });

  it('still checks service URL, channel and tenant', async () => {
    assert.equal(await post({}, { serviceUrl: 'https://evil.example/' }), 403);
    assert.equal(await post({}, { channelId: 'webchat' }), 403);
    assert.equal(await post({}, { conversation: { id: 'a', tenantId: 'other' } }), 403);
    assert.deepEqual(endpoint.calls, []);
  });

  it('opens only in try mode on a loopback host', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1']) assertMayTry({ host });
    assertMayTry({ appId, host: '0.0.0.0' });
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'desk.example', '127.0.0.1.evil.example']) {
      assert.throws(() => assertMayTry({ host }), /can be reached from other machines\. Listen on 127\.0\.0\.1/);
    }
    for (const id of ['', '  ']) assert.throws(() => assertMayTry({ appId: id, host: '0.0.0.0' }), /can be reached/);
  });
});
