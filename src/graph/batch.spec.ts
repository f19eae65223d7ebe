import assert from 'node:assert/strict';
import type { BatchItem } from './gateway.ts';
import { installApp } from './operations/install-app.ts';
import { listUserChanges } from './operations/list-user-changes.ts';
import { probeMailbox } from './operations/probe-mailbox.ts';
import { readUser } from './operations/read-user.ts';
import { type Asked, Cut, graphOn, type Said } from './testing/graph-fixture.ts';

interface Part {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
}
const partsOf = ({ body }: Asked) => (JSON.parse(body ?? '') as { requests: Part[] }).requests;
const read = (id: string): BatchItem => ({ operation: readUser, call: { path: { 'user-id': id } } });
const install = (id: string): BatchItem => ({
  operation: installApp,
  call: { path: { 'user-id': id }, body: { 'teamsApp@odata.bind': 'x' } },
});

/** A far side that answers each part by this function, in another order than they came. */
const byPart =
  (answer: (part: Part) => object | undefined) =>
  (asked: Asked): Said => {
    const responses = partsOf(asked).flatMap((part) => {
      const one = answer(part);
      return one ? [{ id: part.id, ...one }] : [];
    });
    return { status: 200, body: { responses: responses.reverse() } };
  };

describe('a batch', () => {
  it('is sent in requests of twenty and answers each operation in its place', async () => {
    const { graph, asked, time } = graphOn(byPart(({ url }) => ({ status: 200, body: { id: url.slice(7) } })));
    const outcomes = await time.run(graph.batch(Array.from({ length: 45 }, (_, index) => read(`u${index}`))));
    assert.deepEqual(
      asked.map((one) => [one.url, partsOf(one).length]),
      [
        ['https://graph.microsoft.com/v1.0/$batch', 20],
        ['https://graph.microsoft.com/v1.0/$batch', 20],
        ['https://graph.microsoft.com/v1.0/$batch', 5],
      ],
    );
    assert.deepEqual(
      outcomes.map((one) => (one.state === 'done' ? (one.value as { id: string }).id : one.state)),
      Array.from({ length: 45 }, (_, index) => `u${index}`),
    );
    assert.doesNotMatch(asked[0]!.body ?? '', /token-t1|authorization/);
  });

  it('repeats only the parts that ask for it, after their Retry-After', async () => {
    let round = 0;
    const { graph, asked, time } = graphOn((one) => {
      round += 1;
      return byPart(({ url }) => {
        if (url === '/users/busy' && round === 1)
          return { status: 429, headers: { 'Retry-After': 7 }, body: { error: { code: 'TooManyRequests' } } };
        if (url === '/users/gone') return { status: 404, body: { error: { code: 'Request_ResourceNotFound' } } };
        return { status: 200, body: { id: 'x' } };
      })(one);
    });
    const outcomes = await time.run(graph.batch([read('a'), read('busy'), read('gone'), read('b')]));
    assert.deepEqual(
      outcomes.map(({ state }) => state),
      ['done', 'done', 'failed', 'done'],
    );
    assert.deepEqual(
      asked.map((one) => partsOf(one).map(({ url }) => url)),
      [['/users/a', '/users/busy', '/users/gone', '/users/b'], ['/users/busy']],
    );
    assert.equal(asked[1]!.at - asked[0]!.at, 7_000);
  });

  it('repeats no creation whose end is unknown: lost as a whole, left out, or failed inside', async () => {
    const lost = graphOn(() => {
      throw new Cut();
    });
    const first = await lost.time.run(lost.graph.batch([install('a'), install('b')]));
    assert.deepEqual([first.map(({ state }) => state), lost.asked.length], [['uncertain', 'uncertain'], 1]);
    const partly = graphOn(byPart(({ url }) => (url.includes('/a/') ? undefined : { status: url.includes('/b/') ? 502 : 201 })));
    const second = await partly.time.run(partly.graph.batch([install('a'), install('b'), install('c'), read('d')]));
    assert.deepEqual(
      second.map(({ state }) => state),
      ['uncertain', 'uncertain', 'done', 'failed'],
    );
  });

  it('keeps to four of a mailbox in a request, and leaves out what may not be sent', async () => {
    const { graph, asked, time } = graphOn(byPart(() => ({ status: 200, body: { value: [] } })));
    const probes: BatchItem[] = Array.from({ length: 9 }, () => ({
      operation: probeMailbox,
      call: { path: { 'user-id': 'm' } },
    }));
    const bad: BatchItem = { operation: listUserChanges, call: { path: {}, link: 'https://evil.example/' } };
    const outcomes = await time.run(graph.batch([...probes, bad]));
    assert.deepEqual(
      asked.map((one) => partsOf(one).length),
      [4, 4, 1],
    );
    assert.equal(partsOf(asked[0]!)[0]!.headers['prefer'], 'IdType="ImmutableId"');
    assert.deepEqual(
      outcomes.map(({ state }) => state),
      [...probes.map(() => 'done'), 'failed'],
    );
  });
});
