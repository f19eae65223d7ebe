import assert from 'node:assert/strict';
import { GraphFailure } from './graph-failure.ts';
import { listUserChanges } from './operations/list-user-changes.ts';
import { type Page, pagesOf } from './paging.ts';
import { Cut, type GraphFixture, graphOn, refusal, type Said } from './testing/graph-fixture.ts';

const base = 'https://graph.microsoft.com/v1.0/users/delta';
const page = (ids: readonly string[], links: object): Said => ({
  status: 200,
  body: { value: ids.map((id) => ({ id })), ...links },
});
const next = (token: number | string) => ({ '@odata.nextLink': `${base}?$skiptoken=${token}` });
const delta = { '@odata.deltaLink': `${base}?$deltatoken=end` };

async function read({ graph, time }: GraphFixture, link?: string) {
  const pages: Page<{ id: string }>[] = [];
  const work = async () => {
    for await (const one of pagesOf(graph, listUserChanges, { path: {}, ...(link !== undefined && { link }) })) pages.push(one);
  };
  const failure = await time.run(
    work().then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
  assert.ok(failure === undefined || failure instanceof GraphFailure);
  return { pages, failure, ids: pages.flatMap(({ items }) => items.map(({ id }) => id)) };
}

describe('pages of Graph', () => {
  it('are read to the delta link, empty ones and repeated items too', async () => {
    const answers = [page(['a', 'b'], next(1)), page([], next(2)), page(['b', 'c'], next(3)), page([], delta)];
    const fixture = graphOn(() => answers.shift()!);
    const { pages, ids, failure } = await read(fixture);
    assert.deepEqual([ids, failure, fixture.asked.length], [['a', 'b', 'b', 'c'], undefined, 4]);
    assert.deepEqual(pages.at(-1), { items: [], delta: delta['@odata.deltaLink'] });
  });

  it('go on to the next link where a page has both links', async () => {
    const answers = [page(['a'], { ...next(1), ...delta }), page(['b'], delta)];
    assert.deepEqual((await read(graphOn(() => answers.shift()!))).ids, ['a', 'b']);
  });

  it('end when they lead round in a circle, at once or after a while', async () => {
    const loops = [[0], [1, 2, 1], [1, 2, 3, 3], [1, 2, 3, 4, 2]];
    for (const tokens of loops) {
      let count = 0;
      const { failure } = await read(
        graphOn(() => page([], next(tokens[Math.min(count++, tokens.length - 1)]!))),
        `${base}?$skiptoken=0`,
      );
      assert.equal(failure?.code, 'graph-paging-loop');
      assert.equal(count, tokens.length);
    }
  });

  it('become smaller while Graph cannot give so many, and stay small', async () => {
    const limit = 100;
    const sizes: number[] = [];
    let token = 0;
    const fixture = graphOn(({ headers }) => {
      const size = Number(/odata\.maxpagesize=(\d+)/.exec(headers['prefer'] ?? '')?.[1]);
      sizes.push(size);
      if (size > limit) return { status: sizes.length % 2 ? 504 : 500 };
      token += 1;
      return page([String(token)], token < 3 ? next(token) : delta);
    });
    const { ids } = await read(fixture);
    assert.deepEqual(
      [ids, sizes],
      [
        ['1', '2', '3'],
        [500, 250, 125, 62, 62, 62],
      ],
    );
  });

  it('become smaller when they are larger than may be read, and are given up when one item is', async () => {
    const sizes: string[] = [];
    const fixture = graphOn(({ headers }) => {
      sizes.push(headers['prefer'] ?? '');
      throw new Cut('too-large');
    });
    const { failure } = await read(fixture);
    assert.equal(failure?.code, 'graph-unreachable');
    assert.equal(sizes.length, 5);
    assert.equal(new Set(sizes).size, 5);
  });

  it('that are none are told as such', async () => {
    for (const body of [{}, { value: 'x' }, { value: null, ...delta }, []]) {
      const { failure } = await read(graphOn(() => ({ status: 200, body })));
      assert.equal(failure?.code, 'graph-page-unreadable', JSON.stringify(body));
    }
    const { ids } = await read(graphOn(() => ({ status: 200, body: { value: [null, 'x', 3, { id: 'a' }], ...delta } })));
    assert.deepEqual(ids, ['a']);
  });

  it('hand on the refusal of the first that cannot be had', async () => {
    const answers = [page(['a'], next(1)), refusal(410, 'syncStateNotFound')];
    const { ids, failure } = await read(graphOn(() => answers.shift()!));
    assert.deepEqual([ids, failure?.code], [['a'], 'graph-cursor-expired']);
  });
});
