import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('message.append', () => {
  const desk = deskForSpecs();
  const link = 'https://teams.microsoft.com/l/message/1';

  it('keeps the message as an internal note with its link unless told otherwise', async () => {
    const told = await desk().do('tess', 'message.append', { work: '1001', text: 'It beeps.', link });
    assert.match(told.text, /^Noted on #1001 .* \(internal\)\.$/);
    const entry = (await desk().ticket(1001)).entries.at(-1)!;
    assert.deepEqual([entry.kind, entry.text, entry.link], ['note', 'It beeps.', link]);
  });

  it('holds it as a reply when the contact is to read it, and says to whom it goes', async () => {
    const told = await desk().do('tess', 'message.append', { work: '1002', text: 'Fixed.', audience: 'contact', link });
    assert.match(told.text, /goes to Kim Sørensen <kim\.sorensen@acme\.example> in 10 s/);
    assert.equal((await desk().ticket(1002)).entries.at(-1)?.state, 'held');
  });

  it('can be taken back', async () => {
    assert.match((await desk().do('tess', 'change.undo')).text, /^Undone\. The reply on #1002/);
  });

  itRefuses(desk, 'message.append', [
    ['tess', { work: '1041', text: 'x', audience: 'contact' }, 'task-has-no-contact', /is a task and has no contact/],
    ['tess', { work: '1001', text: '' }, 'input', /Text is missing/],
    ['tess', { work: '1001', text: 'x', audience: 'everybody' }, 'input', /not one of the choices/],
    ['arno', { work: '1001', text: 'x' }, 'not-allowed', /for the role/],
  ]);
});
