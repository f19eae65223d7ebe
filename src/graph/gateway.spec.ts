import assert from 'node:assert/strict';
import { Failure } from '../../shared/errors/failure.ts';
import { graphGateway } from './gateway.ts';
import { createSubscription } from './operations/create-subscription.ts';
import { deleteSubscription } from './operations/delete-subscription.ts';
import { userSelect } from './operations/list-user-changes.ts';
import { probeMailbox } from './operations/probe-mailbox.ts';
import { readUser } from './operations/read-user.ts';
import { renewSubscription } from './operations/renew-subscription.ts';
import { sendActivityNotificationToRecipients } from './operations/send-activity-notification-to-recipients.ts';
import { Cut, graphOn, publicUrl, refusal, type Said } from './testing/graph-fixture.ts';

const user = { path: { 'user-id': 'u-1' } };
const subscription = {
  changeType: 'updated',
  notificationUrl: `${publicUrl}/api/graph`,
  resource: 'users',
  expirationDateTime: '2026-11-21T00:00:00Z',
  clientState: 's',
};
const bulk = {
  path: {},
  body: {
    topic: { source: 'text' as const, value: 'Ticket', webUrl: `${publicUrl}/records/ticket/1` },
    activityType: 'assignment',
    previewText: { content: 'Yours' },
    templateParameters: [],
    recipients: [{ '@odata.type': '#microsoft.graph.aadUserNotificationRecipient' as const, userId: 'u-1' }],
  },
};

/** A far side that gives these answers in turn, then the last one for ever. */
function inTurn(...answers: (Said | Cut)[]) {
  let next = 0;
  return () => {
    const one = answers[Math.min(next++, answers.length - 1)]!;
    if (one instanceof Cut) throw one;
    return one;
  };
}

describe('the gateway to Graph', () => {
  it('asks under the production address with the token, its own id and readable values', async () => {
    const { graph, asked, time } = graphOn(() => ({ status: 200, body: { id: 'u-1', displayName: 'Ada' } }));
    const call = { path: { 'user-id': 'ada+x@desk.example' }, query: { $select: userSelect } };
    const outcome = await time.run(graph.call(readUser, call));
    assert.equal(outcome.state === 'done' && outcome.value.displayName, 'Ada');
    assert.deepEqual(
      asked.map(({ method, url }) => [method, url]),
      [['GET', `https://graph.microsoft.com/v1.0/users/ada%2Bx%40desk.example?$select=${encodeURIComponent(userSelect)}`]],
    );
    assert.equal(asked[0]!.headers['authorization'], 'Bearer token-t1-0');
    assert.equal(asked[0]!.headers['client-request-id'], 'c-1');
    assert.equal(asked[0]!.headers['prefer'], undefined);
  });

  it('asks Outlook for ids that stay', async () => {
    const { graph, asked, time } = graphOn(() => ({ status: 200, body: { value: [] } }));
    await time.run(graph.call(probeMailbox, { path: { 'user-id': 'm' }, query: { $top: '1' }, pageSize: { value: 50 } }));
    assert.equal(asked[0]!.headers['prefer'], 'IdType="ImmutableId", odata.maxpagesize=50');
  });

  it('gets another token once when the first is refused, and does not ask a third time', async () => {
    const good = graphOn(inTurn(refusal(401, 'InvalidAuthenticationToken'), { status: 200, body: { id: 'u-1' } }));
    assert.equal((await good.time.run(good.graph.call(readUser, user))).state, 'done');
    assert.deepEqual(good.wishes, [{}, { renew: true }]);
    assert.deepEqual(
      good.asked.map(({ token }) => token),
      ['Bearer token-t1-0', 'Bearer token-t1-1'],
    );
    const bad = graphOn(() => refusal(401, 'InvalidAuthenticationToken'));
    const outcome = await bad.time.run(bad.graph.call(createSubscription, { path: {}, body: subscription }));
    assert.equal(outcome.state === 'failed' && outcome.failure.code, 'graph-token-refused');
    assert.deepEqual([bad.asked.length, bad.wishes.filter(({ renew }) => renew).length], [2, 1]);
  });

  it('names the missing sandbox where nothing may leave this machine, and tries once', async () => {
    const { graph, asked, time } = graphOn(inTurn(new Cut('not-allowed', false)));
    const outcome = await time.run(graph.call(readUser, { path: { 'user-id': 'u' } }));
    assert.deepEqual([outcome.state === 'failed' && outcome.failure.code, asked.length], ['sandbox-missing', 1]);
  });

  it('never repeats a creation of which nobody knows the end, and says so', async () => {
    const ends = [new Cut('timeout'), new Cut('unreachable'), ...[500, 502, 503, 504, 408].map((status) => ({ status }))];
    for (const end of [...ends, { status: 201, body: '<html>' }, { status: 201 }]) {
      const { graph, asked, time } = graphOn(inTurn(end));
      const outcome = await time.run(graph.call(createSubscription, { path: {}, body: subscription }));
      assert.equal(outcome.state, 'uncertain');
      assert.equal(asked.length, 1);
    }
  });

  it('repeats a creation that cannot have been carried out', async () => {
    for (const end of [new Cut('unreachable', false), refusal(429, 'TooManyRequests'), refusal(401, 'x')]) {
      const { graph, asked, time } = graphOn(inTurn(end, { status: 201, body: { id: 's-1' } }));
      const outcome = await time.run(graph.call(createSubscription, { path: {}, body: subscription }));
      assert.deepEqual([outcome.state, asked.length], ['done', 2]);
    }
  });

  it('repeats reads, renewals and deletions through trouble, five times at most', async () => {
    for (const operate of [readUser, renewSubscription, deleteSubscription] as const) {
      const path = { 'user-id': 'u', 'subscription-id': 's' };
      const good = graphOn(inTurn({ status: 503 }, new Cut(), { status: 504 }, { status: 200, body: { id: 'x' } }));
      assert.equal((await good.time.run(good.graph.call(operate as typeof readUser, { path }))).state, 'done');
      assert.equal(good.asked.length, 4);
      const bad = graphOn(() => ({ status: 500 }));
      const outcome = await bad.time.run(bad.graph.call(operate as typeof readUser, { path }));
      assert.equal(outcome.state, operate === readUser ? 'failed' : 'uncertain');
      assert.equal(bad.asked.length, 5);
    }
  });

  it('takes "not found" for done when an earlier try may have deleted it, and only then', async () => {
    const path = { 'subscription-id': 's' };
    const after = graphOn(inTurn(new Cut(), refusal(404, 'ResourceNotFound')));
    assert.equal((await after.time.run(after.graph.call(deleteSubscription, { path }))).state, 'done');
    const first = graphOn(() => refusal(404, 'ResourceNotFound'));
    const outcome = await first.time.run(first.graph.call(deleteSubscription, { path }));
    assert.equal(outcome.state === 'failed' && outcome.failure.code, 'graph-not-found');
  });

  it('does not send to many with a token that ends within 45 minutes, and renews one that Graph finds too short', async () => {
    const short = graphOn(() => ({ status: 202 }));
    const tokens = async () => ({ value: 'short', expiresAt: new Date(short.time.now() + 44 * 60_000) });
    const log = { info() {}, warn() {}, error() {} };
    const options = {
      http: async () => assert.fail('it was sent'),
      timing: short.time,
      random: () => 0,
      requestId: () => 'c',
      log,
      publicUrl,
    };
    const outcome = await short.time.run(
      graphGateway(options).as({ tenantId: 't', tokens }).call(sendActivityNotificationToRecipients, bulk),
    );
    assert.equal(outcome.state === 'failed' && outcome.failure.code, 'token-too-short');
    const { graph, wishes, time } = graphOn(inTurn(refusal(412, 'PreconditionFailed', 'The token expires.'), { status: 202 }));
    assert.equal((await time.run(graph.call(sendActivityNotificationToRecipients, bulk))).state, 'done');
    assert.deepEqual(wishes, [{ livesMinutes: 45 }, { livesMinutes: 45, renew: true }]);
  });

  it('hands on what the token source says, without a request', async () => {
    const { time, lines } = graphOn(() => assert.fail('it was sent'));
    const log = { info() {}, warn: (fields: object, sentence: string) => void lines.push({ fields, sentence }), error() {} };
    const options = {
      http: async () => assert.fail('it was sent'),
      timing: time,
      random: () => 0,
      requestId: () => 'c',
      log,
      publicUrl,
    };
    for (const [thrown, code] of [
      [new Failure('consent-missing', 'denied', 'No consent.', 'Ask for it.'), 'consent-missing'],
      [new Error('socket'), 'cloud-unreachable'],
    ] as const) {
      const graph = graphGateway(options).as({ tenantId: 't', tokens: () => Promise.reject(thrown) });
      const outcome = await time.run(graph.call(readUser, user));
      assert.equal(outcome.state === 'failed' && outcome.failure.code, code);
    }
  });

  it('keeps request ids in the log, and no token, address or body', async () => {
    const { graph, lines, time } = graphOn(
      inTurn({ status: 500, body: 'secret-body' }, refusal(403, 'Forbidden', 'secret-words')),
    );
    await time.run(graph.call(readUser, { path: { 'user-id': 'secret-person@x.example' } }));
    const text = JSON.stringify(lines);
    assert.match(text, /"requestId":"m-1".*"requestId":"m-2"/);
    assert.match(text, /"clientRequestId":"c-1"/);
    assert.doesNotMatch(text, /secret|token-t1|Bearer/);
  });

  it('follows no redirect and asks nothing with an id that is none', async () => {
    const { graph, asked, time } = graphOn(() => ({ status: 302, headers: { location: 'https://evil.example/' } }));
    const outcome = await time.run(graph.call(readUser, user));
    assert.equal(outcome.state === 'failed' && outcome.failure.code, 'graph-unexpected');
    for (const id of ['', '.', '..', 'a/b', 'a\\b', 'a\nb', '\ud800', 'x'.repeat(600)]) {
      const refused = await time.run(graph.call(readUser, { path: { 'user-id': id } }));
      assert.equal(refused.state === 'failed' && refused.failure.code, 'graph-bad-id', JSON.stringify(id));
    }
    assert.equal(asked.length, 1);
  });

  it('does not let a call put its own token in', async () => {
    const { graph, asked, time } = graphOn(() => ({ status: 200, body: { id: 'u' } }));
    await time.run(graph.call(readUser, { ...user, headers: { authorization: 'Bearer other', consistencylevel: 'eventual' } }));
    assert.equal(asked[0]!.headers['authorization'], 'Bearer token-t1-0');
    assert.equal(asked[0]!.headers['consistencylevel'], 'eventual');
  });
});
