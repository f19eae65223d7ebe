import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('work.assign', () => {
  const desk = deskForSpecs();
  const holder = async (number: number) => (await desk().ticket(number)).assignee?.name;

  it('gives a new ticket to the actor and opens it', async () => {
    const told = await desk().do('tess', 'work.assign', { work: '1004' });
    assert.equal(told.text, '#1004 “New starter on Monday: laptop and accounts” is now yours.');
    assert.deepEqual([await holder(1004), (await desk().ticket(1004)).status], ['Tess Morgan', 'open']);
  });

  it('is undone to how it was: nobody’s and new', async () => {
    const told = await desk().do('tess', 'change.undo');
    assert.equal(told.text, 'Undone. #1004 “New starter on Monday: laptop and accounts” is nobody’s again.');
    assert.deepEqual([await holder(1004), (await desk().ticket(1004)).status], [undefined, 'new']);
    assert.equal(told.undoable, undefined);
    assert.equal((await desk().do('tess', 'change.undo')).code, 'nothing-to-undo');
  });

  for (const [who, said] of [
    ['Ravi Patel', 'ravi'],
    ['Dana Fischer', 'dana.fischer@northwind.example'],
    ['Tess Morgan', 'me'],
    ['Ada Okafor', 'ADA OKAFOR'],
  ] as const) {
    it(`finds ${who} by “${said}”`, async () => {
      assert.ok((await desk().do('tess', 'work.assign', { work: '1009', assignee: said })).ok);
      assert.equal(await holder(1009), who);
    });
  }

  it('says so when it is theirs already, and writes nothing', async () => {
    const { version } = await desk().ticket(1001);
    assert.match((await desk().do('tess', 'work.assign', { work: '1001' })).text, /is already yours/);
    assert.match((await desk().do('dana', 'work.assign', { work: '1001', assignee: 'tess' })).text, /is already Tess Morgan’s/);
    assert.equal((await desk().ticket(1001)).version, version);
  });

  it('assigns tasks', async () => {
    assert.match((await desk().do('dana', 'work.assign', { work: '1043', assignee: 'me' })).text, /it was Ravi Patel’s/);
  });

  it('lets one of many who take it at once have it, and tells the others who has and how to take over', async () => {
    const people = ['tess', 'ravi', 'dana', 'ada'];
    const all = await Promise.all(people.map((person) => desk().do(person, 'work.assign', { work: '1023' })));
    assert.deepEqual(all.map(({ ok }) => ok).filter(Boolean).length, 1);
    const winner = await holder(1023);
    for (const told of all.filter(({ ok }) => !ok)) {
      assert.equal(told.code, 'claimed');
      assert.match(told.text, new RegExp(`^${winner} took #1023 .* \\d+ s ago\\. .*“take over 1023”`));
    }
  });

  it('keeps a claim for five minutes, not longer', async () => {
    await desk().do('tess', 'work.assign', { work: '1020' });
    desk().advance(5 * 60_000 - 10);
    assert.equal((await desk().do('ravi', 'work.assign', { work: '1020' })).code, 'claimed');
    desk().advance(1_000);
    assert.ok((await desk().do('ravi', 'work.assign', { work: '1020' })).ok);
  });

  it('says that it was given, when somebody else gave it', async () => {
    await desk().do('dana', 'work.assign', { work: '1026', assignee: 'tess' });
    const told = await desk().do('ravi', 'work.assign', { work: '1026' });
    assert.match(told.text, /^#1026 .* was given to Tess Morgan \d+ s ago/);
  });

  it('claims nothing once it was given back', async () => {
    await desk().do('tess', 'work.assign', { work: '1003' });
    await desk().do('tess', 'change.undo');
    assert.ok((await desk().do('dana', 'work.assign', { work: '1003' })).ok);
  });

  itRefuses(desk, 'work.assign', [
    ['tess', { work: '1015' }, 'not-now', /is closed; say “reopen 1015” first/],
    ['tess', { work: '1048' }, 'not-now', /is done; say “reopen 1048” first/],
    ['tess', { work: '1002', assignee: 'bob' }, 'input', /nobody here is called “bob”/],
    ['tess', { work: '1002', assignee: 'theo' }, 'input', /nobody here is called “theo”/],
    ['tess', { work: '1002', assignee: 'a' }, 'input', /could be .*Write the full name/],
    ['tess', {}, 'input', /Ticket or task is missing/],
    ['tess', { work: '1054' }, 'input', /of the kind approval/],
    ['arno', { work: '1002' }, 'not-allowed', /for the role/],
  ]);
});
