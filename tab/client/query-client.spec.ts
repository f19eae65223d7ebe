import assert from 'node:assert/strict';
import { InfiniteQueryObserver } from '@tanstack/react-query';
import { createQueryClient, refresh } from './query-client.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the store of answers', () => {
  it('lets a further page come before it asks anew for what changed meanwhile', async () => {
    const client = createQueryClient();
    const asked: number[] = [];
    let answer: (() => void) | undefined;
    const pages = new InfiniteQueryObserver(client, {
      queryKey: ['query', 'ticket.list'],
      queryFn: async ({ pageParam, signal }) => {
        asked.push(pageParam);
        if (pageParam === 1 && !answer)
          await new Promise<void>((resolve, reject) => {
            answer = resolve;
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        return { data: pageParam };
      },
      initialPageParam: 0,
      getNextPageParam: (_last, all) => all.length,
    });
    const leave = pages.subscribe(() => undefined);
    while (!pages.getCurrentResult().isSuccess) await settle();
    const turned = pages.fetchNextPage();
    await settle();
    const refreshed = refresh(client, [{ kind: 'ticket', id: 'a', version: 2 }]);
    await settle();
    assert.deepEqual(asked, [0, 1], 'nothing is asked for while the page is on its way');
    answer!();
    assert.equal((await turned).data?.pages.length, 2);
    await refreshed;
    assert.deepEqual(asked, [0, 1, 0, 1]);
    leave();
    client.clear();
  });
});
