import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('reply.cancel', () => {
  const desk = deskForSpecs();
  const write = (text: string) => desk().do('tess', 'reply.write', { ticket: '1001', text });

  it('calls the held reply back, which then never leaves', async () => {
    const { held } = await write('Too early.');
    assert.match(
      (await desk().do('tess', 'reply.cancel', { ticket: '1001', entry: held!.entryId })).text,
      /is cancelled; nothing left/,
    );
    desk().advance(60_000);
    await desk().core.sweep();
    assert.equal((await desk().ticket(1001)).entries.at(-1)?.state, 'cancelled');
    assert.deepEqual(await desk().deliveries(), []);
  });

  it('takes the newest held reply when none is named', async () => {
    await write('First.');
    await write('Second.');
    assert.ok((await desk().do('tess', 'reply.cancel', { ticket: '1001' })).ok);
    const states = (await desk().ticket(1001)).entries.slice(-2).map(({ text, state }) => [text, state]);
    assert.deepEqual(states, [
      ['First.', 'held'],
      ['Second.', 'cancelled'],
    ]);
    assert.ok((await desk().ticket(1001)).heldUntil);
  });

  it('comes too late for a reply that left', async () => {
    const { held } = await write('Gone.');
    await desk().do('tess', 'reply.send', { ticket: '1001', entry: held!.entryId });
    const told = await desk().do('tess', 'reply.cancel', { ticket: '1001', entry: held!.entryId });
    assert.deepEqual([told.code, told.text.includes('has already left')], ['reply-sent', true]);
  });

  itRefuses(desk, 'reply.cancel', [
    ['tess', { ticket: '1002' }, 'no-held-reply', /No reply is held on #1002/],
    ['tess', { ticket: '1001', entry: 'unknown' }, 'reply-gone', /is not on #1001/],
    ['arno', { ticket: '1001' }, 'not-allowed', /for the role/],
    ['tess', {}, 'input', /Ticket is missing/],
  ]);
});
