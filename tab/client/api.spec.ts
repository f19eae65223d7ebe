import assert from 'node:assert/strict';
import { createApi, isPassing } from './api.ts';
import { ApiError, Offline } from './problem.ts';

interface Sent {
  address: string;
  headers: Headers;
  body: unknown;
}

function apiWith(answers: readonly (Response | Error)[]) {
  const sent: Sent[] = [];
  const reached: boolean[] = [];
  const renewals: boolean[] = [];
  let at = 0;
  const api = createApi({
    async fetch(address, init) {
      sent.push({ address, headers: new Headers(init.headers), body: init.body });
      const answer = answers[at++]!;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async token(renew = false) {
      renewals.push(renew);
      return `token-${renewals.length}`;
    },
    onReached: (isReached) => reached.push(isReached),
  });
  return { api, sent, reached, renewals };
}

const ok = () => Response.json({ text: 'Done.', undoable: false });
const problem = (status: number, more: object = {}) =>
  Response.json({ type: 'about:blank', title: '', status, detail: 'No.', code: 'no', ...more }, { status });

describe('a call of the server', () => {
  it('carries the person’s token, the key of the change and the version that was seen', async () => {
    const { api, sent } = apiWith([ok()]);
    await api.act('work.close', { work: 'ticket:a' }, { key: 'k1', version: 7 });
    const { address, headers, body } = sent[0]!;
    assert.deepEqual([address, body], ['/api/actions/work.close', '{"work":"ticket:a"}']);
    const names = ['authorization', 'idempotency-key', 'if-match', 'x-deskhand-surface'];
    assert.deepEqual(
      names.map((name) => headers.get(name)),
      ['Bearer token-1', 'k1', '"7"', 'tab'],
    );
  });

  it('renews a token that is refused, once', async () => {
    const good = apiWith([problem(401), ok()]);
    await good.api.ask('desk.overview');
    assert.deepEqual(good.renewals, [false, true]);
    const bad = apiWith([problem(401), problem(401)]);
    await assert.rejects(bad.api.ask('desk.overview'), (error) => error instanceof ApiError && error.problem.status === 401);
    assert.equal(bad.sent.length, 2);
  });

  it('tells a refusal with the server’s words, and one that nobody explained as such', async () => {
    const said = apiWith([problem(409, { remedy: 'Reload.', fields: [] })]);
    await assert.rejects(said.api.me(), (error) => error instanceof ApiError && error.problem.remedy === 'Reload.');
    const page = apiWith([new Response('<h1>Bad gateway</h1>', { status: 502 })]);
    await assert.rejects(
      page.api.me(),
      (error) => error instanceof ApiError && error.problem.code === 'unexplained' && error.problem.status === 502,
    );
  });

  it('says when the server was not reached, also in the midst of an answer', async () => {
    const away = apiWith([new TypeError('Failed to fetch'), ok()]);
    await assert.rejects(away.api.me(), Offline);
    await away.api.me();
    assert.deepEqual(away.reached, [false, true]);
    await assert.rejects(apiWith([new Response('{"text": "Do')]).api.me(), Offline);
  });

  it('is worth trying again while the server is away or busy, and not when it refused', async () => {
    const refusal = (status: number) => new ApiError({ type: '', title: '', status, detail: '', code: '' });
    const passing = [new Offline(), refusal(503), refusal(429), refusal(403), refusal(500), new Error('x')].map(isPassing);
    assert.deepEqual(passing, [true, true, true, false, false, false]);
  });
});
