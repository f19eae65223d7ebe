import assert from 'node:assert/strict';
import type { ApiProblem } from '../../shared/api/answers.ts';
import { type CallOptions, type RestDesk, restDesk } from './rest-fixture.ts';

const note = '/api/actions/note.add';
const json = { 'content-type': 'application/json' };

describe('Hostile calls of the REST interface', () => {
  let desk: RestDesk;
  before(async () => {
    desk = await restDesk();
  });
  after(() => {
    assert.deepEqual(
      desk.logged.filter(({ level }) => level === 'error'),
      [],
    );
    return desk.close();
  });
  const post = (body: string, headers: Record<string, string> = json, path = note) =>
    desk.call<ApiProblem>('tess', path, { method: 'POST', body, headers });

  const bodies: [string, string, number, string][] = [
    ['text that is no JSON', '{"work":', 400, 'malformed-json'],
    ['nothing of JSON at all', '\u0000\u0001', 400, 'malformed-json'],
    ['a list', '[1]', 400, 'not-an-object'],
    ['null', 'null', 400, 'not-an-object'],
    ['a number', '1e999', 400, 'not-an-object'],
    ['a list within a list, 100,000 deep', `{"work":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400, 'too-deep'],
    ['an object as an input', '{"work":{"$ne":""},"note":{"a":1}}', 422, 'input'],
    ['lists as inputs', '{"work":["1001"],"note":["x"]}', 422, 'input'],
    ['the keys of prototypes', '{"__proto__":{"work":"1001"},"constructor":{"prototype":{"note":"x"}}}', 422, 'input'],
    ['a number beyond all bounds', '{"work":1e308,"note":"x"}', 404, 'input'],
    ['a text of 200,000 letters', JSON.stringify({ work: '1001', note: 'x'.repeat(200_000) }), 422, 'input'],
    ['300 KB', JSON.stringify({ work: '1001', note: 'x'.repeat(300_000) }), 413, 'body-too-large'],
  ];
  for (const [name, body, status, code] of bodies) {
    it(`answers ${name} with ${status}`, async () => {
      const { version } = (await desk.ask('tess', 'ticket.show', { ticket: '1001' })).body.record!;
      const answer = await post(body);
      assert.deepEqual([answer.status, answer.body.code], [status, code]);
      assert.ok(answer.body.detail);
      assert.equal((await desk.ask('tess', 'ticket.show', { ticket: '1001' })).body.record!.version, version);
    });
  }

  it('takes JSON alone, and nothing where nothing is needed', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
      const answer = await post('{"work":"1001","note":"x"}', { 'content-type': type });
      assert.deepEqual([answer.status, answer.body.code], [415, 'not-json'], type);
    }
    const nothing = await desk.call('tess', '/api/actions/notice.wake', { method: 'POST' });
    assert.equal(nothing.status, 200);
  });

  it('refuses keys that are none, and inputs that are there twice', async () => {
    for (const key of ['a b', 'x'.repeat(101), 'ü'.normalize('NFD').replace(/\W/g, '!')]) {
      const answer = await post('{"work":"1001","note":"x"}', { ...json, 'idempotency-key': key });
      assert.deepEqual([answer.status, answer.body.code], [400, 'bad-key']);
    }
    const twice = await desk.call<ApiProblem>('tess', '/api/queries/ticket.show?ticket=1001&ticket=1002');
    assert.deepEqual([twice.status, twice.body.fields?.[0]?.input], [422, 'ticket']);
  });

  it('knows no other names than those of the registry', async () => {
    const names = [
      'nope',
      '__proto__',
      'constructor',
      'toString',
      'note.add%00',
      'note.add/../x',
      '%2e%2e',
      'NOTE.ADD',
      'x'.repeat(2_000),
    ];
    for (const name of names) {
      for (const path of [`/api/actions/${name}`, `/api/queries/${name}`]) {
        const method = path.startsWith('/api/actions') ? 'POST' : 'GET';
        const answer = await desk.call<ApiProblem>('tess', path, {
          method,
          headers: json,
          ...(method === 'POST' && { body: '{}' }),
        });
        assert.equal(answer.status, 404, path);
        assert.equal(typeof answer.body.detail, 'string', path);
      }
    }
    const query = await post('{}', json, '/api/actions/ticket.show');
    assert.match(query.body.remedy!, /GET at \/api\/queries\/ticket\.show/);
    const action = await desk.call<ApiProblem>('tess', '/api/queries/note.add');
    assert.match(action.body.remedy!, /POST at \/api\/actions\/note\.add/);
  });

  it('answers pages of its own and no others, and lets nobody keep or frame what it says', async () => {
    const from = (origin: string, options: CallOptions = {}) =>
      desk.call<ApiProblem>('tess', '/api/me', { ...options, headers: { origin } });
    assert.equal((await from(desk.server.url)).status, 200);
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', `${desk.server.url}.evil.example`]) {
      const refused = await from(origin);
      assert.deepEqual([refused.status, refused.body.code], [403, 'other-origin'], origin);
      assert.equal((await from(origin, { token: '' })).status, 403);
    }
    for (const path of [
      '/api/me',
      '/api/config',
      '/api/queries/ticket.show?ticket=1001',
      '/api/queries/nope',
      '/api/openapi.json',
    ]) {
      const { headers } = await desk.call('tess', path);
      assert.equal(headers.get('cache-control'), 'no-store', path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.match(headers.get('content-security-policy')!, /frame-ancestors 'none'/, path);
      assert.equal(headers.get('access-control-allow-origin'), null, path);
    }
  });

  it('answers HEAD as GET without a body, and says which methods an address takes', async () => {
    const head = await desk.call('tess', '/api/queries/ticket.show?ticket=1001', { method: 'HEAD' });
    assert.deepEqual([head.status, head.text], [200, '']);
    assert.ok(head.headers.get('etag'));
    const events = await desk.call('tess', '/api/events', { method: 'HEAD' });
    assert.equal(events.status, 200);
    for (const [method, path, allow] of [
      ['OPTIONS', note, 'POST'],
      ['GET', note, 'POST'],
      ['DELETE', '/api/queries/ticket.show', 'GET, HEAD'],
      ['PUT', '/api/me', 'GET, HEAD'],
    ] as const) {
      const answer = await desk.call<ApiProblem>('tess', path, { method });
      assert.deepEqual([answer.status, answer.headers.get('allow')], [405, allow]);
      assert.equal(answer.body.code, 'wrong-method');
    }
  });

  it('never says back a secret that it was given', async () => {
    const secret = 'canary-of-a-secret-1234';
    const answer = await desk.perform('ada', 'profile.add', { name: 'x', clientId: 'no id', entraTenantId: 'no id', secret });
    assert.equal(answer.status, 422);
    assert.doesNotMatch(answer.text, /canary/);
    assert.doesNotMatch(JSON.stringify(desk.logged), /canary/);
  });
});

describe('The allowance of calls', () => {
  let desk: RestDesk;
  before(async () => {
    desk = await restDesk(['--api-rate=60']);
  });
  after(() => desk.close());

  it('stops whoever calls too often, alone, and lets them go on after the time it says', async () => {
    const answers = [];
    for (let at = 0; at < 16; at += 1) answers.push(await desk.call<ApiProblem>('tess', '/api/me'));
    assert.ok(answers.slice(0, 15).every(({ status }) => status === 200));
    const stopped = answers[15]!;
    assert.deepEqual([stopped.status, stopped.body.code], [429, 'too-many-calls']);
    const wait = Number(stopped.headers.get('retry-after'));
    assert.ok(wait >= 1 && wait <= 2);
    assert.equal((await desk.call('ravi', '/api/me')).status, 200);
    desk.advance(wait * 1_000);
    assert.equal((await desk.call('tess', '/api/me')).status, 200);
  });
});
