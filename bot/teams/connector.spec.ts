import assert from 'node:assert/strict';
import { answer, connectorOn, message, scripted, to } from './connector-fixture.ts';
import { ExchangeBroken } from './exchange.ts';

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
        entraTenantId: to.entraTenantId,
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
