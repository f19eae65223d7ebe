import assert from 'node:assert/strict';
import { cite } from './cite.ts';

describe('How a record is named in a sentence', () => {
  it('is its number and its title in quotes, those within the title being single ones', () => {
    assert.equal(
      cite({ number: 1017, title: 'ERP client shows “licence exceeded”' }),
      '#1017 “ERP client shows ‘licence exceeded’”',
    );
  });

  it('cuts a long title', () => assert.equal(cite({ number: 1, title: 'x'.repeat(81) }), `#1 “${'x'.repeat(79)}…”`));
});
