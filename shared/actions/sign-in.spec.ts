import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('session.sign-in', () => {
  const desk = deskForSpecs();

  it('answers the same call again as it did first', async () => {
    await desk().do('tess', 'session.sign-out');
    const call = () => desk().do('tess', 'session.sign-in', {}, { key: 'back' });
    const [first, second] = [await call(), await call()];
    assert.deepEqual([first.ok, second.ok], [true, true]);
    assert.equal((await desk().member('tess')).signedOutAt, undefined);
  });
});
