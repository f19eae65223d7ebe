import assert from 'node:assert/strict';
import { openCore } from '../../src/core.ts';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('member.disable', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'member.disable', [
    ['tess', { member: 'ravi' }, 'not-allowed', /for the role administrator/],
    ['ada', {}, 'input', /Member is missing/],
    ['ada', { member: 'ada' }, 'not-now', /cannot disable yourself/],
  ]);

  it('shuts a member out at once, names what stays theirs, and lets them in again on undo', async () => {
    const open = await desk()
      .stored()
      .tickets.countOpenFor((await desk().member('tess'))._id);
    const told = await desk().do('ada', 'member.disable', { member: 'tess' });
    assert.match(told.text, new RegExp(`^Tess Morgan is disabled and does not get in any more\\. ${open} open tickets?`));
    assert.match(told.text, /still theirs/);
    assert.equal((await desk().do('tess', 'ticket.mine')).code, 'member-disabled');
    assert.equal((await desk().do('ada', 'member.disable', { member: 'tess' })).code, 'not-now');
    assert.match((await desk().do('ada', 'change.undo')).text, /^Undone\. Tess Morgan is let in again/);
    assert.equal((await desk().do('tess', 'ticket.mine')).ok, true);
  });

  it('says nothing of work where there is none', async () => {
    assert.equal(
      (await desk().do('ada', 'member.disable', { member: 'iris' })).text,
      'Iris Chen is disabled and does not get in any more.',
    );
  });
});

describe('the last administrator', () => {
  const desk = deskForSpecs();

  it('stays when two administrators disable each other at the same moment, also from two processes', async () => {
    const { store, registry, directory } = desk().core;
    await desk().do('ada', 'member.change', { member: 'dana', roles: 'administrator' });
    const other = await openCore({
      store,
      now: desk().now,
      log: { warn() {}, error() {}, info() {} } as never,
      reference: () => 'R',
    });
    try {
      const ada = await desk().member('ada');
      const tenant = (await directory.tenants()).find(({ _id }) => _id === ada.tenantId)!;
      const people = ['ada', 'dana'] as const;
      for (let round = 0; round < 10; round += 1) {
        const members = await Promise.all(people.map((one) => desk().member(one)));
        const outcomes = await Promise.all(
          [desk().core, other].map(({ door }, place) => {
            const actor = members[place]!;
            const caller = { tenant, actor, surface: 'rest' as const, zone: actor.zone, locale: actor.locale };
            const input = { member: `member:${members[1 - place]!._id}` };
            return door.execute(registry.find('member.disable')!, input, caller, { key: `each-other-${round}-${place}` });
          }),
        );
        const active = (await desk().stored().members.active()).filter(({ roles }) => roles.includes('administrator'));
        assert.ok(active.length > 0, 'nobody administers the desk any more');
        for (const outcome of outcomes) if (!outcome.ok) assert.equal(outcome.failure.code, 'last-administrator');
        const left = active[0]!.mail.startsWith('ada') ? 'ada' : 'dana';
        if (active.length === 1)
          await desk().do(left, 'member.enable', { member: left === 'ada' ? 'dana' : 'ada' }, { key: `back-${round}` });
        desk().advance(180_000);
      }
    } finally {
      await other.stop();
    }
  });
});
