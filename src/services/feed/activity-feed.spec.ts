import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Failure } from '../../../shared/errors/failure.ts';
import { graphBase } from '../../graph/addresses.ts';
import { graphGateway } from '../../graph/gateway.ts';
import { type Asked, Cut, graphOn, publicUrl, refusal, type Said } from '../../graph/testing/graph-fixture.ts';
import { activityFeed } from './activity-feed.ts';
import { cutText } from './cut-text.ts';
import { teamsLink } from './teams-link.ts';

const id = (number: number) => `5e1f0a2b-1000-4c3d-9e4f-${String(number).padStart(12, '0')}`;
const people = (count: number) => Array.from({ length: count }, (_, index) => id(index + 1));
const told = {
  activityType: 'assignment',
  parameters: { title: 'Assignment' },
  preview: 'Printer on fire is now yours.',
  webUrl: `${publicUrl}/records/ticket/t1`,
  topic: 'Ticket 1001',
};
const notice = { ...told, recipient: id(1) };
const sent = ({ body }: Asked) =>
  JSON.parse(body ?? '') as {
    recipients: { userId: string }[];
    previewText: { content: string };
    chainId?: number;
    topic: object;
  };

function feedOn(answer: (asked: Asked) => Said) {
  const fixture = graphOn(answer);
  return { ...fixture, feed: activityFeed({ graph: (tenantId) => fixture.as(tenantId) }) };
}

describe('the activity feed', () => {
  it('puts a notice into the feed of one person as Graph wants it', async () => {
    const { feed, asked, time } = feedOn(() => ({ status: 204 }));
    assert.deepEqual(await time.run(feed.notify('t1', { ...notice, chainId: 7 })), { state: 'sent' });
    assert.equal(asked[0]!.url, `${graphBase}/users/${id(1)}/teamwork/sendActivityNotification`);
    assert.deepEqual(sent(asked[0]!), {
      topic: { source: 'text', value: 'Ticket 1001', webUrl: told.webUrl },
      activityType: 'assignment',
      chainId: 7,
      previewText: { content: told.preview },
      templateParameters: [{ name: 'title', value: 'Assignment' }],
    });
  });

  it('takes exactly one call for each hundred people, two a second', async () => {
    for (const count of [0, 1, 2, 99, 100, 101, 250, 1_000, 2_345]) {
      const { feed, asked, time } = feedOn(({ url }) => ({ status: url.includes('Recipients') ? 202 : 204 }));
      const start = time.now();
      const outcomes = await time.run(feed.notifyMany('t1', people(count), told));
      assert.equal(asked.length, Math.ceil(count / 100));
      assert.ok(asked.every((one, index) => one.at - start === index * 500));
      assert.ok(time.now() - start <= (count / 200) * 1_000 * 1.05);
      assert.deepEqual([outcomes.length, outcomes.every(({ state }) => state === 'sent')], [count, true]);
      if (count > 1)
        assert.deepEqual(
          asked.flatMap((one) => sent(one).recipients.map(({ userId }) => userId)),
          people(count),
        );
    }
  });

  it('asks for a token that lives 45 minutes before it sends to many', async () => {
    const { feed, wishes, time } = feedOn(() => ({ status: 202 }));
    await time.run(feed.notifyMany('t1', people(3), told));
    assert.deepEqual(wishes, [{ livesMinutes: 45 }]);
  });

  it('sends single ones five a second', async () => {
    const { feed, asked, time } = feedOn(() => ({ status: 204 }));
    const start = time.now();
    await time.run(Promise.all(people(12).map((recipient) => feed.notify('t1', { ...notice, recipient }))));
    assert.deepEqual(
      asked.map(({ at }) => at - start),
      Array.from({ length: 12 }, (_, index) => index * 200),
    );
  });

  it('sends once to whom it is told twice, and not at all to whom nobody can be', async () => {
    const { feed, asked, time } = feedOn(() => ({ status: 202 }));
    const outcomes = await time.run(feed.notifyMany('t1', [id(1), 'nobody', id(1).toUpperCase(), id(2), ''], told));
    assert.deepEqual(
      outcomes.map(({ state }) => state),
      ['sent', 'skipped', 'sent', 'sent', 'skipped'],
    );
    assert.equal(sent(asked[0]!).recipients.length, 2);
    assert.deepEqual(await feed.notify('t1', { ...notice, recipient: '../me' }), { state: 'skipped', reason: 'unlinked' });
    assert.equal(asked.length, 1);
  });

  it('says what a refusal means for the person', async () => {
    const cases: [Said, object][] = [
      [
        refusal(403, 'Forbidden', 'Ensure that the expected Teams app is installed in the target scope.'),
        { state: 'skipped', reason: 'app_not_installed' },
      ],
      [refusal(403, 'Forbidden', 'The application is blocked for this user.'), { state: 'skipped', reason: 'blocked' }],
      [refusal(404, 'Request_ResourceNotFound'), { state: 'skipped', reason: 'unlinked' }],
      [refusal(400, 'BadRequest', "Activity type 'x' is not declared."), { state: 'failed', code: 'graph-request-refused' }],
      [
        refusal(403, 'Forbidden', 'Missing role permissions on the request.'),
        { state: 'failed', code: 'graph-permission-missing' },
      ],
      [{ status: 502 }, { state: 'uncertain', code: 'graph-unavailable' }],
    ];
    for (const [answer, wanted] of cases) {
      const { feed, asked, time } = feedOn(() => answer);
      assert.deepEqual(await time.run(feed.notify('t1', notice)), wanted);
      assert.equal(asked.length, 1);
    }
    const { feed, time } = feedOn(() => refusal(429, 'TooManyRequests', 'Wait.', { 'retry-after': '900' }));
    const busy = await time.run(feed.notify('t1', notice));
    assert.deepEqual(busy, { state: 'failed', code: 'graph-throttled', mayRepeatAfter: new Date(time.now() + 900_000) });
  });

  it('leaves those uncertain whose hundred got no answer, sends the other hundreds, and repeats none', async () => {
    let calls = 0;
    const { feed, asked, time } = feedOn(() => {
      calls += 1;
      if (calls === 2) throw new Cut();
      return { status: 202 };
    });
    const outcomes = await time.run(feed.notifyMany('t1', people(300), told));
    assert.deepEqual(
      [0, 100, 200].map((at) => outcomes[at]!.state),
      ['sent', 'uncertain', 'sent'],
    );
    assert.equal(asked.length, 3);
  });

  it('asks no further when a refusal would meet everybody', async () => {
    const { feed, asked, time } = feedOn(() => refusal(403, 'Forbidden', 'Missing role permissions on the request.'));
    const outcomes = await time.run(feed.notifyMany('t1', people(500), told));
    assert.deepEqual([asked.length, new Set(outcomes.map((one) => JSON.stringify(one))).size], [1, 1]);
  });

  it('hands on that the tenant is not set up', async () => {
    const { time } = graphOn(() => assert.fail('it was sent'));
    const log = { info() {}, warn() {}, error() {} };
    const gateway = graphGateway({
      http: async () => assert.fail('sent'),
      timing: time,
      random: () => 0,
      requestId: () => 'c',
      log,
      publicUrl,
    });
    const tokens = () => Promise.reject(new Failure('profile-missing', 'missing', 'No profile.', 'Bind one.'));
    const feed = activityFeed({ graph: (tenantId) => gateway.as({ tenantId, tokens }) });
    await assert.rejects(time.run(feed.notify('t1', notice)), { code: 'profile-missing' });
  });

  it('opens nothing but this installation, by an address of at most 1,024 characters', async () => {
    const { feed, asked, time } = feedOn(() => ({ status: 204 }));
    const long = `${publicUrl}/${'x'.repeat(1_024)}`;
    assert.deepEqual(await time.run(feed.notify('t1', { ...notice, webUrl: long })), {
      state: 'failed',
      code: 'web-url-too-long',
    });
    assert.deepEqual(await time.run(feed.notifyMany('t1', [id(1)], { ...told, webUrl: long })), [
      { state: 'failed', code: 'web-url-too-long' },
    ]);
    for (const webUrl of ['https://evil.example/', 'javascript:alert(1)', '', `${publicUrl}.evil.example/`]) {
      assert.deepEqual(await time.run(feed.notify('t1', { ...notice, webUrl })), { state: 'failed', code: 'address-not-own' });
    }
    assert.equal(asked.length, 0);
  });

  it('opens records inside Teams, and leaves other addresses to be refused', async () => {
    const opens = teamsLink({ publicUrl, teamsAppId: 'a b' });
    const fixture = graphOn(() => ({ status: 204 }));
    const feed = activityFeed({ graph: (tenantId) => fixture.as(tenantId), opens });
    assert.deepEqual(await fixture.time.run(feed.notify('t1', notice)), { state: 'sent' });
    const { webUrl } = sent(fixture.asked[0]!).topic as { webUrl: string };
    const url = new URL(webUrl);
    assert.equal(url.origin + url.pathname, 'https://teams.microsoft.com/l/entity/a%20b/work');
    assert.equal(url.searchParams.get('webUrl'), told.webUrl);
    assert.deepEqual(JSON.parse(url.searchParams.get('context')!), { subEntityId: '/records/ticket/t1' });
    for (const address of ['https://evil.example/', 'javascript:alert(1)', `https://user@desk.example/`])
      assert.equal(opens(address), address);
  });

  it('cuts text to 150 characters and no sign in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 2, max: 160 }), (text, longest) => {
        const cut = cutText(text, longest);
        assert.ok(cut.length <= longest);
        assert.ok(cut.isWellFormed());
        assert.doesNotMatch(cut, /[\n\r\u0000]/);
      }),
      { numRuns: 500 },
    );
    assert.equal(cutText('a\n b', 150), 'a b');
    assert.equal(cutText('🧑‍🚒'.repeat(40), 12), '🧑‍🚒🧑‍🚒…');
    assert.equal(cutText(`a${'\u0301'.repeat(300)}`, 150).length, 150);
    assert.equal(cutText('x'.repeat(150), 150), 'x'.repeat(150));
  });
});
