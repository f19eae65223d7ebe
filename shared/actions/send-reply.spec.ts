import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('reply.send', () => {
  const desk = deskForSpecs();

  it('lets the held reply leave at once: it counts as the response and opens a new ticket', async () => {
    const { held } = await desk().do('tess', 'reply.write', { ticket: '1023', text: 'We come.' });
    const told = await desk().do('tess', 'reply.send', { ticket: '1023', entry: held!.entryId });
    assert.match(told.text, /The reply on #1023 .* to Oscar Dubois is sent\. No mailbox is bound, so it was not mailed/);
    const { status, sla, entries, heldUntil } = await desk().ticket(1023);
    assert.deepEqual([status, sla.respondedAt, entries.at(-1)?.state, heldUntil], ['open', desk().now(), 'sent', undefined]);
    assert.equal((await desk().deliveries()).length, 1);
  });

  it('leaves once, whoever is first: the person or the clock', async () => {
    const { held } = await desk().do('tess', 'reply.write', { ticket: '1001', text: 'Race.' });
    desk().advance(11_000);
    await Promise.all([
      desk().core.sweep(),
      desk().do('tess', 'reply.send', { ticket: '1001', entry: held!.entryId }),
      desk().core.sweep(),
    ]);
    assert.equal((await desk().deliveries()).length, 2);
  });

  itRefuses(desk, 'reply.send', [
    ['tess', { ticket: '1002' }, 'no-held-reply', /No reply is held on #1002/],
    ['tess', { ticket: '1001', entry: 'x' }, 'reply-gone', /is not on #1001/],
    ['arno', { ticket: '1001' }, 'not-allowed', /for the role/],
  ]);
});
