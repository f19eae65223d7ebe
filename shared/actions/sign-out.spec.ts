import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('session.sign-out and session.sign-in', () => {
  const desk = deskForSpecs();

  it('signs a member out and in again, each time on record', async () => {
    assert.equal((await desk().do('tess', 'session.sign-out')).page, 'signed-out');
    assert.ok((await desk().member('tess')).signedOutAt);
    assert.equal((await desk().do('tess', 'session.sign-in')).text, 'Welcome back, Tess Morgan.');
    const member = await desk().member('tess');
    assert.equal(member.signedOutAt, undefined);
    const trail = await desk().audit('member', member._id);
    assert.deepEqual(
      trail.map(({ event }) => event),
      ['member.signed-in', 'member.signed-out'],
    );
  });

  it('says so when one is signed in already, and writes nothing', async () => {
    const { version } = await desk().member('ravi');
    assert.equal((await desk().do('ravi', 'session.sign-in')).text, 'You are signed in as Ravi Patel.');
    assert.equal((await desk().member('ravi')).version, version);
  });

  it('works for everybody, whatever their role', async () => {
    for (const person of ['arno', 'iris', 'ada', 'theo']) assert.ok((await desk().do(person, 'session.sign-out')).ok);
  });
});
