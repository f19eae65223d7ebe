import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filtersIn } from './delivery-filters.ts';

describe('the filters of deliveries', () => {
  const of = (search: string) => filtersIn(new URLSearchParams(search));

  it('are what the address says', () => {
    assert.deepEqual(of('state=failed&channel=bot&record=ticket:x&page=3'), {
      state: 'failed',
      channel: 'bot',
      record: 'ticket:x',
      page: 3,
    });
  });

  it('are the first page of everything where the address says nothing of ours', () => {
    for (const search of ['', 'state=lost&channel=pigeon', 'page=0', 'page=-3', 'page=1.5', 'page=1e9', 'page=x', 'record='])
      assert.deepEqual(of(search), { page: 1 }, search);
  });

  it('never ask for a page that the server refuses, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (page) => {
        const found = filtersIn(new URLSearchParams({ page })).page;
        assert.ok(Number.isInteger(found) && found >= 1 && found <= 1_000);
      }),
    );
  });
});
