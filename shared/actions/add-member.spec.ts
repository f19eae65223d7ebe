import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

const lena = { name: 'Lena Park', mail: 'Lena.Park@Northwind.example', roles: ['technician', 'approver'] };

describe('member.add', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'member.add', [
    ['tess', lena, 'not-allowed', /for the role administrator/],
    ['ada', { name: 'Lena Park' }, 'input', /Mail address is missing/],
    ['ada', { ...lena, mail: 'lena' }, 'input', /“lena” is no mail address\. Write it like/],
    ['ada', { ...lena, roles: 'chef' }, 'input', /“chef” is not one of the choices/],
    ['ada', { ...lena, zone: 'Mars/Olympus' }, 'input', /no time zone “Mars\/Olympus”/],
    ['ada', { ...lena, locale: '!!' }, 'input', /no language “!!”/],
    ['ada', { ...lena, mail: 'TESS.Morgan@northwind.example' }, 'mail-taken', /Tess Morgan has this address already/],
  ]);

  it('adds a person with several roles, the desk’s zone and language, and the address in lower case', async () => {
    const told = await desk().do('ada', 'member.add', lena, { key: 'add-lena' });
    assert.match(told.text, /^Lena Park \(lena\.park@northwind\.example\) is a member now: technician and approver\./);
    const member = await desk().stored().members.byMail('lena.park@northwind.example');
    assert.deepEqual(
      [member?.roles, member?.zone, member?.locale, member?.active],
      [['technician', 'approver'], 'Europe/London', 'en-GB', true],
    );
    const [entry] = await desk().audit('member', member!._id);
    assert.equal(entry?.inputs['roles'], 'Technician, Approver');
  });

  it('adds nobody twice, whether the call comes again or another one gives the same address', async () => {
    const again = await desk().do('ada', 'member.add', lena, { key: 'add-lena' });
    assert.equal(again.duplicate, true);
    const other = await desk().do('ada', 'member.add', { ...lena, name: 'Another' });
    assert.equal(other.code, 'mail-taken');
    const both = await Promise.all(
      ['a', 'b'].map((key) => desk().do('ada', 'member.add', { ...lena, mail: 'one@x.example' }, { key })),
    );
    assert.deepEqual(both.map(({ ok, code }) => (ok ? 'done' : code)).sort(), ['done', 'mail-taken']);
  });

  it('is taken back by disabling, and says so to whoever adds the address again', async () => {
    await desk().do('ada', 'member.add', { ...lena, name: 'Kim Berg', mail: 'kim@x.example' });
    assert.match((await desk().do('ada', 'change.undo')).text, /^Undone\. Kim Berg is disabled/);
    const told = await desk().do('ada', 'member.add', { ...lena, mail: 'kim@x.example' });
    assert.match(told.text, /Kim Berg has this address and is disabled\. Enable Kim Berg instead/);
  });
});
