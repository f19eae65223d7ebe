import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { allOperations } from './all-operations.ts';
import { Budgets } from './budgets.ts';
import { failureTable } from './failure-table.ts';
import type { Graph, GraphOutcome } from './gateway.ts';
import { type GraphOperation, isRepeatable, methodOf } from './operation.ts';
import { graphOn, publicUrl, refusal, type Said } from './testing/graph-fixture.ts';
import { virtualTime } from './testing/virtual-time.ts';

const topic = { source: 'text', value: 'Ticket', webUrl: `${publicUrl}/records/ticket/1` };
const bodies: { readonly [name: string]: object } = {
  'installed-apps.install': { 'teamsApp@odata.bind': 'https://x' },
  'feed.notify': { topic, activityType: 'a', previewText: { content: 'p' }, templateParameters: [] },
  'feed.notify-many': { topic, activityType: 'a', previewText: { content: 'p' }, templateParameters: [], recipients: [] },
  'subscription.create': { notificationUrl: `${publicUrl}/api/graph`, resource: 'users', changeType: 'updated' },
  'subscription.renew': { expirationDateTime: '2026-11-21T00:00:00Z' },
};

function ask(graph: Graph, operation: GraphOperation): Promise<GraphOutcome<unknown>> {
  const names = [...operation.endpoint.matchAll(/\{([^}]+)\}/g)].map(([, name]) => [name, 'x-1']);
  const body = bodies[operation.name];
  return graph.call(operation as never, { path: Object.fromEntries(names), ...(body && { body }) } as never);
}

/** Graph's documented errors, and shapes that proxies and broken services make of them: 40 in all. */
const codes: [number, string][] = [
  [400, 'BadRequest'],
  [400, 'Request_BadRequest'],
  [400, 'Request_UnsupportedQuery'],
  [400, 'ErrorInvalidIdMalformed'],
  [400, 'syncStateNotFound'],
  [400, 'resyncRequired'],
  [401, 'InvalidAuthenticationToken'],
  [401, 'Unauthenticated'],
  [403, 'Authorization_RequestDenied'],
  [403, 'Authorization_IdentityNotFound'],
  [403, 'ErrorAccessDenied'],
  [403, 'Forbidden'],
  [404, 'ResourceNotFound'],
  [404, 'Request_ResourceNotFound'],
  [404, 'ErrorItemNotFound'],
  [404, 'MailboxNotEnabledForRESTAPI'],
  [404, 'UnknownError'],
  [405, 'MethodNotAllowed'],
  [409, 'Conflict'],
  [410, 'syncStateNotFound'],
  [410, 'SyncStateInvalid'],
  [412, 'PreconditionFailed'],
  [413, 'RequestEntityTooLarge'],
  [423, 'Locked'],
  [429, 'TooManyRequests'],
  [429, 'ApplicationThrottled'],
  [500, 'InternalServerError'],
  [500, 'UnknownError'],
  [502, 'BadGateway'],
  [503, 'ServiceUnavailable'],
  [503, 'ErrorMailboxStoreUnavailable'],
  [504, 'GatewayTimeout'],
  [507, 'QuotaLimitReached'],
  [509, 'ActivityLimitReached'],
];
const shapes: Said[] = [
  { status: 502, body: '<html><body>Bad gateway</body></html>' },
  { status: 400, body: '{"error":' },
  { status: 418 },
  { status: 403, body: { error: 'access_denied' } },
  { status: 500, body: { error: { code: 42, message: null, innerError: { innerError: { code: 'deep' } } } } },
  { status: 403, body: [null] },
];
const answers: Said[] = [...codes.map(([status, code]) => refusal(status, code)), ...shapes];

describe(`${answers.length * allOperations.length} refusals of Graph`, () => {
  it('each come back as a code of the catalogue with a sentence and a remedy, and hold up nothing', async () => {
    assert.ok(answers.length * allOperations.length >= 400);
    for (const operation of allOperations) {
      let times = 0;
      let answer: Said = answers[0]!;
      // One gateway for all of them: a place that is not given back is missing to those that come after.
      const { graph, time } = graphOn(() => (times++ < 5 ? answer : { status: 200, body: { value: [], id: 'x' } }));
      for (answer of answers) {
        times = 0;
        const about = `${operation.name} ${JSON.stringify(answer).slice(0, 80)}`;
        const outcome = await time.run(ask(graph, operation));
        assert.notEqual(outcome.state, 'done', about);
        if (outcome.state === 'done') continue;
        const { failure } = outcome;
        const known = [...failureTable.map(({ code }) => code), 'graph-unexpected'];
        assert.ok(known.includes(failure.code), `${about}: ${failure.code}`);
        for (const text of [failure.message, failure.remedy]) assert.match(text, /^[A-Z].{12,300}[.]$/, about);
        assert.doesNotMatch(`${failure.message} ${failure.remedy}`, /undefined|null|\[object|No\./);
        const isUnknown = (answer.status >= 500 || answer.status === 408) && methodOf(operation) !== 'GET';
        assert.equal(outcome.state, isUnknown ? 'uncertain' : 'failed', about);
        if (!isRepeatable(operation) && isUnknown) assert.equal(times, 1, about);
        times = 5;
        const next = await time.run(ask(graph, operation));
        assert.equal(next.state, 'done', `${about}: what came after it`);
      }
    }
  });

  it('give their place back, and would be seen to hold up what comes after if they kept it', async () => {
    const place = { tenantId: 't1', buckets: [], mailboxes: [] };
    const beginsAfter = async (refused: () => Promise<never>) => {
      const time = virtualTime();
      const budgets = new Budgets(time);
      const deadline = time.now() + 1_000;
      for (let count = 0; count < 16; count += 1) budgets.run(place, deadline, refused).catch(() => undefined);
      let began = false;
      void budgets.run(place, deadline, async () => {
        began = true;
      });
      await setImmediate();
      return began;
    };
    assert.equal(await beginsAfter(() => Promise.reject(new Error('refused'))), true);
    assert.equal(await beginsAfter(() => new Promise<never>(() => undefined)), false);
  });

  it('name the permission that is missing and who can give it', async () => {
    for (const operation of allOperations) {
      const { graph, time } = graphOn(() => refusal(403, 'Authorization_RequestDenied'));
      const outcome = await time.run(ask(graph, operation));
      assert.ok(outcome.state === 'failed');
      assert.equal(outcome.failure.kind, 'denied');
      assert.ok(outcome.failure.message.includes(operation.permission.application ?? ''), operation.name);
      assert.match(outcome.failure.remedy, /^A Global Administrator .* can add the application permission “/);
      assert.deepEqual(outcome.failure.said?.detail?.values, [operation.does, operation.permission.application]);
      assert.equal(String(outcome.failure.said?.remedy), outcome.failure.remedy);
    }
  });

  it('are told apart by their words where they share a code', async () => {
    const cases: [Said, string][] = [
      [
        refusal(403, 'Forbidden', 'Ensure that the expected Teams app is installed in the target scope (user, team, or chat).'),
        'app-not-installed',
      ],
      [
        refusal(403, 'Forbidden', "Missing role permissions on the request. API requires one of 'TeamsActivity.Send'."),
        'graph-permission-missing',
      ],
      [refusal(403, 'Forbidden', 'The app is blocked by the policy of the tenant.'), 'app-blocked'],
      [refusal(403, 'Forbidden', 'Failed to get license information for the user.'), 'license-missing'],
      [
        refusal(
          403,
          'ErrorAccessDenied',
          'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
        ),
        'mailbox-not-allowed',
      ],
      [refusal(404, 'ErrorItemNotFound'), 'graph-not-found'],
      [refusal(410, 'syncStateNotFound'), 'graph-cursor-expired'],
      [refusal(404, 'UnknownError'), 'graph-not-found'],
    ];
    const by = (code: string) =>
      allOperations.find(({ name }) => name === (code.startsWith('mailbox') ? 'mailbox.probe' : 'feed.notify'))!;
    for (const [answer, code] of cases) {
      const { graph, time } = graphOn(() => answer);
      const outcome = await time.run(ask(graph, by(code)));
      assert.equal(outcome.state === 'failed' && outcome.failure.code, code);
    }
  });
});
