import assert from 'node:assert/strict';
import fc from 'fast-check';
import { askedFor, isNarrowed, readSearch } from './search-filters.ts';

const read = (search: string) => readSearch(new URLSearchParams(search));

describe('a search in the address', () => {
  it('is read with its filters and asked of the list of its kind', () => {
    const search = read('q=printer&kind=ticket&status=waiting&who=me&due=week&priority=high&client=Acme%20Logistics');
    assert.deepEqual(askedFor(search), {
      query: 'ticket.list',
      input: { words: 'printer', status: 'waiting', assignee: 'me', due: 'week', priority: 'high', client: 'Acme Logistics' },
    });
    assert.equal(isNarrowed(search), true);
  });

  it('asks for nobody’s work, and for requests of the reader', () => {
    assert.deepEqual(askedFor(read('kind=task&who=nobody')), { query: 'task.list', input: { unassigned: true } });
    assert.deepEqual(askedFor(read('kind=approval&who=me&due=week')), { query: 'approval.list', input: { requester: 'me' } });
  });

  it('finds among everything where no kind is named, and takes no filter with it', () => {
    assert.deepEqual(askedFor(read('q=acme&status=open&who=me')), { query: 'desk.find', input: { kind: 'all', query: 'acme' } });
    assert.equal(isNarrowed(read('')), false);
  });

  it('leaves out what there is not, whatever stands in the address', () => {
    assert.deepEqual(read('kind=spaceship&status=melted'), { kind: 'all', words: '' });
    assert.deepEqual(read('kind=task&status=waiting&priority=high'), { kind: 'task', words: '' });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), (params, words) => {
        const search = readSearch(new URLSearchParams({ ...params, q: words }));
        assert.ok(search.words.length <= 200);
        assert.match(askedFor(search).query, /^(desk\.find|(ticket|task|approval)\.list)$/);
      }),
    );
  });
});
