import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('delivery.replay', () => {
  const desk = deskForSpecs();
  const muted = async () => (await desk().deliveries()).find(({ notice }) => notice)!;
  const pointer = async () => ({ delivery: `delivery:${(await muted())._id}` });

  before(async () => {
    await desk().do('tess', 'notice.set-preference', { way: 'off' });
    await desk().do('dana', 'work.assign', { work: '1009', assignee: 'tess' });
    await desk().do('tess', 'reply.write', { ticket: '1001', text: 'Hello' });
    await desk().do('tess', 'reply.send', { ticket: '1001' });
  });

  it('says what it would do, and does nothing, as a dry run', async () => {
    const before = await muted();
    const { text } = await desk().do('ada', 'delivery.replay', { ...(await pointer()), dryRun: 'yes' });
    assert.match(text, /^It would send “Dana Fischer assigned #1009 .*” to Tess Morgan by activity feed\. Nothing was sent\.$/);
    assert.deepEqual(await muted(), before);
  });

  it('makes it due again, once', async () => {
    assert.match((await desk().do('ada', 'delivery.replay', await pointer())).text, /^Sending “Dana/);
    const { state, reason, notBefore, attempts } = await muted();
    assert.deepEqual([state, reason, notBefore, attempts], ['pending', undefined, desk().now(), 0]);
    const again = await desk().do('ada', 'delivery.replay', await pointer());
    assert.deepEqual([again.code, /It is waiting; only what failed/.test(again.text)], ['not-now', true]);
  });

  it('is for notices alone', async () => {
    const mail = (await desk().deliveries()).find(({ channel }) => channel === 'mail')!;
    assert.match(
      (await desk().do('ada', 'delivery.replay', { delivery: `delivery:${mail._id}` })).text,
      /Only notices can be sent again/,
    );
  });

  itRefuses(desk, 'delivery.replay', [
    ['tess', { delivery: 'delivery:x' }, 'not-allowed', /for the role administrator/],
    ['ada', {}, 'input', /Delivery is missing/],
    ['ada', { delivery: 'delivery:gone' }, 'input', /Delivery/],
  ]);
});
