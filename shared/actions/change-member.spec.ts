import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('member.change', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'member.change', [
    ['tess', { member: 'ravi', name: 'Rav' }, 'not-allowed', /for the role administrator/],
    ['ada', { member: 'nobody at all', name: 'Rav' }, 'input', /no member that you can see/],
    ['ada', { member: 'ravi' }, 'input', /Nothing was given to change/],
    ['ada', { member: 'ravi', mail: 'Tess.Morgan@northwind.example' }, 'mail-taken', /Tess Morgan has this address/],
    ['ada', { member: 'ravi', zone: 'Nowhere' }, 'input', /no time zone/],
    ['ada', { member: 'ada', roles: 'technician' }, 'last-administrator', /Ada Okafor is the last active administrator/],
  ]);

  it('changes what is given, leaves the rest, and takes it back whole', async () => {
    const before = await desk().member('ravi');
    const told = await desk().do('ada', 'member.change', {
      member: 'ravi patel',
      name: 'Ravi Patel-Jones',
      roles: 'dispatcher and tech',
      locale: 'de_de',
    });
    assert.equal(told.text, 'Changed Ravi Patel: name Ravi Patel-Jones, roles technician and dispatcher, language de-DE.');
    const after = await desk().member('ravi');
    assert.deepEqual([after.roles, after.locale, after.zone], [['technician', 'dispatcher'], 'de-DE', before.zone]);
    assert.match((await desk().do('ada', 'change.undo')).text, /^Undone\. /);
    const { name, roles, locale } = await desk().member('ravi');
    assert.deepEqual([name, roles, locale], ['Ravi Patel', before.roles, before.locale]);
  });

  it('writes nothing where everything is like that already', async () => {
    const { version } = await desk().member('ravi');
    assert.match((await desk().do('ada', 'member.change', { member: 'ravi', name: 'Ravi Patel' })).text, /is like that already/);
    assert.equal((await desk().member('ravi')).version, version);
  });

  it('lets an administrator go as soon as there is another', async () => {
    await desk().do('ada', 'member.change', { member: 'dana', roles: ['dispatcher', 'administrator'] });
    assert.match((await desk().do('ada', 'member.change', { member: 'ada', roles: 'technician' })).text, /roles technician/);
    const told = await desk().do('dana', 'member.change', { member: 'dana', roles: 'dispatcher' });
    assert.equal(told.code, 'last-administrator');
  });
});
