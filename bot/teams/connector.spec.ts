import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import { type Address, botConnector, type ConnectorOptions, mayRepeat, type SendRecord } from './connector.ts';
import { connectorServer, keptLog } from './endpoint-fixture.ts';
import { type Exchange, type ExchangeAnswer, ExchangeBroken, type ExchangeRequest, httpExchange } from './exchange.ts';
import { trustedServiceUrls } from './service-url.ts';
import { virtualTime } from './virtual-time.ts';

const to: Address = { serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: 'a:1', entraTenantId: 't' };
const message = { type: 'message', text: 'canary-text' };

function answer(status: number, body: object = {}, headers: Record<string, string> = {}): ExchangeAnswer {
  return { status, headers, body: JSON.stringify(body) };
}

/** A connector on an exchange in the spec, with a virtual clock and its record kept. */
function connectorOn(exchange: Exchange, more: Partial<ConnectorOptions> = {}) {
  const time = virtualTime();
  const records: SendRecord[] = [];
  const log = keptLog();
  const options = {
    exchange,
    log,
    timing: time,
    random: () => 0.5,
    trusts: trustedServiceUrls(),
    token: async () => 'canary-token',
  };
  const connector = botConnector({ ...options, record: (outcome) => void records.push(outcome), ...more });
  return { connector, records, time, log };
}

/** An exchange that gives these results one after the other, the last again and again. */
function scripted(...results: (ExchangeAnswer | ExchangeBroken)[]) {
  const requests: ExchangeRequest[] = [];
  const exchange: Exchange = async (request) => {
    const result = results[Math.min(requests.length, results.length - 1)]!;
    requests.push(request);
    if (result instanceof ExchangeBroken) throw result;
    return result;
  };
  return { exchange, requests };
}

describe('A send to the Bot Connector', () => {
  it('names its address and carries our token', async () => {
    const { exchange, requests } = scripted(answer(201, { id: 'm1' }));
    const { connector, records, time } = connectorOn(exchange);
    assert.deepEqual(await connector.send({ ...to, conversationId: '19:x@thread.v2;messageid=1' }, message), {
      state: 'sent',
      value: { id: 'm1' },
      code: '201',
    });
    const [request] = requests;
    assert.equal(
      request?.url,
      'https://smba.trafficmanager.net/emea/v3/conversations/19%3Ax%40thread.v2%3Bmessageid%3D1/activities',
    );
    assert.equal(request?.headers.authorization, 'Bearer canary-token');
    assert.deepEqual(records, [
      {
        state: 'sent',
        operation: 'send',
        conversationId: '19:x@thread.v2;messageid=1',
        code: '201',
        attempts: 1,
        at: new Date(time.now()),
      },
    ]);
  });

  for (const status of [429, 412]) {
    it(`is made again after ${status}, and not before Retry-After has run out`, async () => {
      const { exchange, requests } = scripted(answer(status, {}, { 'retry-after': '7' }), answer(201, { id: 'm' }));
      const { connector, time } = connectorOn(exchange);
      const begin = time.now();
      assert.equal((await time.run(connector.send(to, message))).state, 'sent');
      assert.equal(requests.length, 2);
      assert.ok(time.now() - begin >= 7_000);
    });
  }

  it('backs off by chance and doubling when no Retry-After says how long, and gives up in the end', async () => {
    const { exchange, requests } = scripted(answer(429));
    const { connector, time, records } = connectorOn(exchange);
    const begin = time.now();
    assert.deepEqual(await time.run(connector.send(to, message)), { state: 'failed', code: '429' });
    assert.equal(requests.length, 5);
    assert.equal(time.now() - begin, 0.75 * (500 + 1_000 + 2_000 + 4_000));
    assert.equal(records[0]?.attempts, 5);
  });

  it('gives up at once when it is told to wait longer than it may, and lets nothing else in meanwhile', async () => {
    const { exchange, requests } = scripted(answer(429, {}, { 'retry-after': '3600' }), answer(201));
    const { connector, time } = connectorOn(exchange);
    assert.equal((await time.run(connector.send(to, message))).state, 'failed');
    assert.deepEqual(await time.run(connector.send(to, message)), { state: 'failed', code: 'send-window-full' });
    assert.equal(requests.length, 1);
    assert.equal((await time.run(connector.send({ ...to, conversationId: 'a:2' }, message))).state, 'sent');
  });

  it('is made again when the connection was refused before anything was sent', async () => {
    const { exchange, requests } = scripted(new ExchangeBroken('ECONNREFUSED', false), answer(201));
    const { connector, time } = connectorOn(exchange);
    assert.equal((await time.run(connector.send(to, message))).state, 'sent');
    assert.equal(requests.length, 2);
  });

  const unknown = [500, 502, 503, 504, 408].map((status) => answer(status));
  const broken = ['ECONNRESET', 'ETIMEDOUT', 'ECUTOFF', 'EPIPE'].map((code) => new ExchangeBroken(code, true));
  for (const result of [...unknown, ...broken]) {
    const name = result instanceof ExchangeBroken ? result.code : String(result.status);
    it(`is never repeated after ${name}, but put on record as uncertain`, async () => {
      const { exchange, requests } = scripted(result);
      const { connector, time, records } = connectorOn(exchange);
      assert.deepEqual(await time.run(connector.reply(to, 'x', message)), { state: 'uncertain', code: name });
      assert.equal(requests.length, 1);
      assert.deepEqual(
        records.map(({ state, operation }) => [state, operation]),
        [['uncertain', 'reply']],
      );
    });
  }

  for (const status of [301, 302, 307, 308, 400, 401, 403, 404, 413]) {
    it(`has failed after ${status} and is not repeated`, async () => {
      const { exchange, requests } = scripted(answer(status, {}, { location: 'https://evil.example/' }));
      const { connector, time, records } = connectorOn(exchange);
      assert.deepEqual(await time.run(connector.send(to, message)), { state: 'failed', code: String(status) });
      assert.equal(requests.length, 1);
      assert.equal(records[0]?.state, 'failed');
    });
  }

  it('may be repeated when it is an update or a removal, which change nothing the second time', async () => {
    for (const operation of ['update', 'remove'] as const) {
      const { exchange, requests } = scripted(answer(502), new ExchangeBroken('ECONNRESET', true), answer(200));
      const { connector, time } = connectorOn(exchange);
      assert.equal((await time.run(connector[operation](to, 'm1', message))).state, 'sent');
      assert.deepEqual(
        requests.map(({ method }) => method),
        Array(3).fill(operation === 'update' ? 'PUT' : 'DELETE'),
      );
    }
  });

  it('never carries a token to a service URL that is not trusted', async () => {
    const { exchange, requests } = scripted(answer(201));
    const { connector, records } = connectorOn(exchange);
    const outcome = await connector.send({ ...to, serviceUrl: 'https://smba.trafficmanager.net.evil.example/' }, message);
    assert.deepEqual(outcome, { state: 'failed', code: 'service-url-not-trusted' });
    assert.deepEqual(requests, []);
    assert.equal(records.length, 1);
  });

  it('has failed when no token could be had, and says so once', async () => {
    const { exchange, requests } = scripted(answer(201));
    const token = async () => {
      throw new Error('no token');
    };
    const { connector } = connectorOn(exchange, { token });
    assert.deepEqual(await connector.send(to, message), { state: 'failed', code: 'no-token' });
    assert.deepEqual(requests, []);
  });

  it('is sent all the same when its record cannot be kept, and says neither token nor text in the log', async () => {
    const { exchange } = scripted(answer(201, { id: 'm' }));
    const record = async () => {
      throw new Error('disk full');
    };
    const { connector, log } = connectorOn(exchange, { record });
    assert.equal((await connector.send(to, message)).state, 'sent');
    assert.equal(log.lines.length, 1);
    assert.doesNotMatch(JSON.stringify(log.lines), /canary/);
  });

  it('shows typing without waiting, repeating or recording', async () => {
    const { exchange, requests } = scripted(answer(502));
    const { connector, records, time } = connectorOn(exchange);
    for (let count = 0; count < 9; count++) await connector.send(to, { type: 'typing' });
    assert.equal(requests.length, 7);
    assert.equal(time.slept, 0);
    assert.deepEqual(records, []);
  });

  it('opens a personal conversation and reads a member', async () => {
    const { exchange, requests } = scripted(
      answer(201, { id: 'a:new' }),
      answer(200, { id: '29:ada', email: 'ada@contoso.example' }),
    );
    const { connector } = connectorOn(exchange);
    const opened = await connector.create({ serviceUrl: to.serviceUrl, botId: '28:b', entraTenantId: 't', memberId: '29:ada' });
    assert.deepEqual(opened, { state: 'sent', value: { id: 'a:new' }, code: '201' });
    assert.deepEqual(JSON.parse(requests[0]?.body ?? ''), {
      bot: { id: '28:b' },
      members: [{ id: '29:ada' }],
      isGroup: false,
      tenantId: 't',
      channelData: { tenant: { id: 't' } },
    });
    const member = await connector.member(to, '29:ada');
    assert.equal(member.state === 'sent' && member.value.email, 'ada@contoso.example');
  });
});

describe('5,000 sends with ambiguous failures', () => {
  /** A far side that carries most requests out and then, by chance, loses the answer or refuses; small steps of a seeded chance. */
  async function storm(repeats: typeof mayRepeat) {
    let seed = 20_261_120;
    const chance = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const created = new Map<string, number>();
    const create = (key: string) => created.set(key, (created.get(key) ?? 0) + 1);
    const exchange: Exchange = async ({ body }) => {
      const key = String(JSON.parse(body ?? '{}').text);
      const luck = chance();
      if (luck < 0.08) throw new ExchangeBroken('ECONNREFUSED', false);
      if (luck < 0.16) return answer(luck < 0.12 ? 429 : 412, {}, luck < 0.14 ? { 'retry-after': '1' } : {});
      const carriedOut = chance() < 0.6;
      if (carriedOut || luck >= 0.4) create(key);
      if (luck < 0.24) return answer([500, 502, 503, 504][Math.floor(chance() * 4)]!);
      if (luck < 0.4) throw new ExchangeBroken(luck < 0.3 ? 'ECONNRESET' : 'ETIMEDOUT', true);
      return answer(201, { id: key });
    };
    const { connector, records, time } = connectorOn(exchange, { random: chance, repeats });
    const sends = Array.from({ length: 5_000 }, (_, index) =>
      connector.send(
        { ...to, conversationId: `a:${index}`, entraTenantId: `t${index}` },
        { type: 'message', text: String(index) },
      ),
    );
    const outcomes = await time.run(Promise.all(sends));
    return { created, records, outcomes };
  }

  it('create each message at most once, and put every unknown outcome on record', async () => {
    const { created, records, outcomes } = await storm(mayRepeat);
    assert.deepEqual(
      [...created.values()].filter((times) => times > 1),
      [],
    );
    assert.equal(records.length, 5_000);
    const state = new Map(records.map((record) => [record.conversationId.slice(2), record.state]));
    for (const [index, outcome] of outcomes.entries()) assert.equal(outcome.state, state.get(String(index)));
    const count = (wanted: string) => outcomes.filter((outcome) => outcome.state === wanted).length;
    assert.ok(count('uncertain') > 500 && count('sent') > 2_500);
    for (const [key, times] of created) if (times > 0) assert.notEqual(state.get(key), 'failed');
    for (const [key, kept] of state) if (kept === 'sent') assert.equal(created.get(key), 1);
  });

  it('would create some twice if unknown outcomes were repeated blindly', async () => {
    const { created } = await storm((result) => result instanceof ExchangeBroken || result.status >= 400);
    assert.ok([...created.values()].some((times) => times > 1));
  });
});

describe('The exchange with the Bot Connector', () => {
  const request = (url: string): ExchangeRequest => ({ method: 'POST', url, headers: {}, body: '{}', timeout: 300 });
  const brokenBy = async (url: string) => {
    const exchange = httpExchange();
    try {
      await exchange(request(url));
    } catch (error) {
      assert.ok(error instanceof ExchangeBroken);
      return [error.code, error.sent];
    } finally {
      exchange.close();
    }
    return undefined;
  };
  const listening = (server: net.Server) =>
    new Promise<string>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}/`)),
    );

  it('knows that a refused connection carried nothing', async () => {
    const server = net.createServer();
    const url = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(await brokenBy(url), ['ECONNREFUSED', false]);
  });

  it('does not know what became of a request whose connection was closed, whose answer was cut off or never came', async () => {
    const closing = net.createServer((socket) => socket.once('data', () => socket.destroy()));
    const cutting = net.createServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 201 Created\r\ncontent-length: 50\r\n\r\n{"id"')),
    );
    const silent = http.createServer(() => undefined);
    const seen = [];
    for (const server of [closing, cutting, silent]) seen.push(await brokenBy(await listening(server)));
    assert.deepEqual(seen, [
      ['ECONNRESET', true],
      ['ECUTOFF', true],
      ['ETIMEDOUT', true],
    ]);
    for (const server of [closing, cutting]) server.close();
    silent.closeAllConnections();
    silent.close();
  });

  it('does not follow redirects and keeps its connection', async () => {
    const server = await connectorServer();
    server.answer(() => ({ status: 307, headers: { location: `${server.url}/elsewhere` } }));
    const exchange = httpExchange();
    assert.equal((await exchange(request(`${server.url}/a`))).status, 307);
    await exchange(request(`${server.url}/b`));
    assert.deepEqual(
      server.received.map(({ path }) => path),
      ['/a', '/b'],
    );
    exchange.close();
    await server.close();
  });
});
