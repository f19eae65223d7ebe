import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChangeNotice } from '../../shared/api/answers.ts';
import { type LiveParts, listen } from './live.ts';
import { parseEvents } from './parse-events.ts';
import { createQueryClient, refresh } from './query-client.ts';
import { isTouched } from './touched.ts';

const notice = { kind: 'ticket', id: 'a', version: 3 } as const satisfies ChangeNotice;
const event = `event: change\ndata: ${JSON.stringify(notice)}\n\n`;

describe('server-sent events', () => {
  it('are read whole however the stream is cut, heartbeats passed over', () => {
    const text = `: here\n\n${event}event: other\r\ndata: x\r\n\r\ndata: 1\ndata: 2\n\n`;
    const expected = [
      { event: 'change', data: JSON.stringify(notice) },
      { event: 'other', data: 'x' },
      { event: 'message', data: '1\n2' },
    ];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: text.length - 1 })), (cuts) => {
        const places = [0, ...[...new Set(cuts)].sort((a, b) => a - b), text.length];
        const parser = parseEvents();
        const pieces = places.slice(1).map((end, at) => text.slice(places[at], end));
        assert.deepEqual(
          pieces.flatMap((piece) => parser(piece)),
          expected,
        );
      }),
    );
  });
});

describe('listening to changes', () => {
  function stream(...pieces: string[]): Response {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        controller.close();
      },
    });
    return new Response(body);
  }
  /** Listens until `open` was called this often; answers what was told. */
  async function heard(opens: readonly (() => Promise<Response>)[], wait: LiveParts['wait'] = async () => undefined) {
    const ending = new AbortController();
    const told: unknown[] = [];
    let calls = 0;
    await listen(
      {
        async open() {
          const next = opens[calls++];
          if (!next) {
            ending.abort();
            throw new Error('the end');
          }
          return next();
        },
        wait,
        onChange: (one) => told.push(one),
        onOpen: (isFirst) => told.push(isFirst ? 'first' : 'again'),
      },
      ending.signal,
    );
    return told;
  }
  const never: LiveParts['wait'] = (ms) => (ms > 40_000 ? new Promise(() => undefined) : Promise.resolve());

  it('tells each change, and opens the stream again when it ends, saying that something may have been missed', async () => {
    assert.deepEqual(await heard([async () => stream(event), async () => stream(event, event)], never), [
      'first',
      notice,
      'again',
      notice,
      notice,
    ]);
  });

  it('goes on after a server that was away', async () => {
    const away = async () => Promise.reject(new Error('away'));
    assert.deepEqual(await heard([away, away, async () => stream(event)], never), ['first', notice]);
  });

  it('waits longer after each failure, half a minute at most', async () => {
    const waited: number[] = [];
    const away = async () => Promise.reject(new Error('away'));
    await heard(
      Array.from({ length: 6 }, () => away),
      async (ms) => void waited.push(ms),
    );
    assert.deepEqual(waited, [1_000, 2_000, 5_000, 10_000, 30_000, 30_000]);
  });

  it('gives a stream up that gives no sign of life', async () => {
    let isSilent = true;
    const silent = async () => new Response(new ReadableStream({}));
    const next = async () => {
      isSilent = false;
      return stream(event);
    };
    const wait: LiveParts['wait'] = (ms) => (ms > 40_000 && !isSilent ? new Promise(() => undefined) : Promise.resolve());
    assert.deepEqual(await heard([silent, next], wait), ['first', 'again', notice]);
  });
});

describe('a kept answer', () => {
  const record = (id: string, version: number, kind = 'ticket') => ({
    text: '',
    undoable: false,
    record: { kind, ref: { kind, id }, version },
  });

  it('is asked for again when its record changed, and not when it has that version or is about another of the kind', () => {
    assert.deepEqual(
      [record('a', 2), record('a', 3), record('b', 1)].map((answer) => isTouched(answer, notice)),
      [true, false, false],
    );
  });

  it('is asked for again in any case when it is a list, holds data, or is of another kind', () => {
    const list = { text: '', undoable: false, list: { title: '', items: [], empty: '' } };
    const data = { ...record('b', 1), data: {} };
    assert.deepEqual(
      [list, data, record('x', 9, 'task'), undefined].map((answer) => isTouched(answer, notice)),
      [true, true, true, true],
    );
  });
});

describe('all kept answers', () => {
  it('about a person’s own notices, and no others, are asked for again when something became of those', async () => {
    const client = createQueryClient();
    const keys = [
      ['query', 'notice.mine', { skip: 0 }],
      ['query', 'notice.preferences', {}],
      ['query', 'desk.overview', {}],
    ];
    for (const key of keys) client.setQueryData(key, { text: '', undoable: false, data: {} });
    const stale = () => keys.map((key) => client.getQueryState(key)!.isInvalidated);
    await refresh(client, [{ kind: 'notice' }]);
    assert.deepEqual(stale(), [true, false, false]);
    await refresh(client, [notice]);
    assert.deepEqual(stale(), [true, true, true]);
    client.clear();
  });
});
