import assert from 'node:assert/strict';
import type { ChangeNotice } from '../../shared/api/answers.ts';
import { gather } from './gather.ts';

const ticket = (id: string): ChangeNotice => ({ kind: 'ticket', id, version: 1 });
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('changes as they come', () => {
  let refreshed: (string[] | undefined)[] = [];
  let pauses: (() => void)[] = [];
  const parts = {
    async refresh(notices: readonly ChangeNotice[] | undefined) {
      refreshed.push(notices?.map((notice) => ('id' in notice ? notice.id : notice.kind)));
    },
    pause: () => new Promise<void>((resolve) => void pauses.push(resolve)),
  };
  const goOn = async () => {
    for (const end of pauses.splice(0)) end();
    await settle();
  };
  beforeEach(() => {
    refreshed = [];
    pauses = [];
  });

  it('are refreshed at once, and together when they come close upon each other', async () => {
    const tell = gather(parts);
    for (const id of ['a', 'b', 'c', 'b']) tell(ticket(id));
    await settle();
    assert.deepEqual(refreshed, [['a']]);
    await goOn();
    assert.deepEqual(refreshed, [['a'], ['b', 'c']]);
    await goOn();
    tell(ticket('d'));
    assert.deepEqual(refreshed, [['a'], ['b', 'c'], ['d']]);
  });

  it('are everything when they are too many to be told apart', async () => {
    const tell = gather(parts);
    for (let at = 0; at < 300; at++) tell(ticket(`t${at}`));
    await settle();
    await goOn();
    assert.deepEqual(refreshed, [['t0'], undefined]);
  });

  it('go on being refreshed after a refresh failed', async () => {
    let isAway = true;
    const tell = gather({
      ...parts,
      refresh: (notices) => (isAway ? Promise.reject(new Error('away')) : parts.refresh(notices)),
    });
    tell(ticket('a'));
    await settle();
    isAway = false;
    tell(ticket('b'));
    await goOn();
    assert.deepEqual(refreshed, [['b']]);
  });
});
