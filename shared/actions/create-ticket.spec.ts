import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('ticket.create', () => {
  const desk = deskForSpecs();

  it('opens a ticket for a client, its clocks running from now', async () => {
    const told = await desk().do('tess', 'ticket.create', { title: 'Request for laptop', client: 'acme', priority: 'p1' });
    assert.equal(told.text, 'Opened #1055 “Request for laptop” for Acme Logistics.');
    const { status, priority, client, assignee, sla, createdAt } = await desk().ticket(1055);
    assert.deepEqual([status, priority, client?.name, assignee], ['new', 'urgent', 'Acme Logistics', undefined]);
    assert.equal(sla.responseDueAt!.getTime() - createdAt.getTime(), 30 * 60_000);
  });

  it('knows the client by the contact', async () => {
    const told = await desk().do('tess', 'ticket.create', { title: 'Oven is cold', contact: 'lena.ortiz@contosobakery.example' });
    assert.match(told.text, / for Contoso Bakery\.$/);
    assert.equal((await desk().ticket(1056)).contact?.name, 'Lena Ortiz');
  });

  it('gives 50 tickets made at once 50 numbers in a row', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        desk().do(place % 2 ? 'tess' : 'ravi', 'ticket.create', { title: `At once ${place}` }),
      ),
    );
    const numbers = all.map(({ text }) => Number(/#(\d+)/.exec(text)?.[1])).sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      Array.from({ length: 50 }, (_, place) => 1057 + place),
    );
  });

  it('makes one ticket of one call, however often it comes', async () => {
    const call = () => desk().do('tess', 'ticket.create', { title: 'Once' }, { key: 'same' });
    const all = await Promise.all([call(), call(), call()]);
    assert.equal(new Set(all.map(({ text }) => text)).size, 1);
    assert.equal(all.filter(({ duplicate }) => duplicate).length, 2);
    assert.equal((await desk().stored().tickets.search('once', { limit: 60 })).filter(({ title }) => title === 'Once').length, 1);
  });

  it('makes one ticket of a Teams message, and offers to append to it', async () => {
    const input = { title: 'From chat', source: 'chat-1/message-1', link: 'https://teams.microsoft.com/l/1', author: 'Lena' };
    const both = await Promise.all([desk().do('tess', 'ticket.create', input), desk().do('ravi', 'ticket.create', input)]);
    const told = both.find(({ ok }) => !ok)!;
    assert.equal(both.filter(({ ok }) => ok).length, 1);
    assert.equal(told.code, 'message-has-ticket');
    assert.match(told.text, /already made #\d+ “From chat”\. Append it to #\d+ instead/);
  });

  itRefuses(desk, 'ticket.create', [
    ['arno', { title: 'x' }, 'not-allowed', /“New ticket” is for the role technician/],
    ['tess', {}, 'input', /Title is missing/],
    ['tess', { title: 'x'.repeat(201) }, 'input', /201 characters and at most 200/],
    [
      'tess',
      { title: 'x', client: 'Nobody Inc' },
      'input',
      /Client: no client that you can see fits “Nobody Inc”\. Write its name/,
    ],
    ['tess', { title: 'x', priority: 'huge' }, 'input', /Choose Low, Normal, High, or Urgent/],
    ['tess', { title: { $gt: '' } }, 'input', /a single text was expected/],
    ['theo', { title: 'x', client: 'Northwind' }, 'input', /that you can see/],
  ]);
});
