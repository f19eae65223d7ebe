import assert from 'node:assert/strict';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';

describe('typing into an input that searches', () => {
  let desk: DeskInTeams;
  const type = async (person: string, dataset: string, text: string, more: object = {}) => {
    const { shown } = await desk.sandbox!.client.typeahead(objectIdOf(person), { dataset, text, ...more });
    assert.equal(shown.kind, 'choices');
    return shown.kind === 'choices' ? shown.choices : [];
  };

  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk?.close());

  it('offers recent records while nothing is typed, 15 at most', async () => {
    const choices = await type('tess', 'ticket,task', '', { top: 100 });
    assert.equal(choices.length, 15);
    const kinds = new Set(choices.map(({ value }) => value.split(':')[0]));
    assert.deepEqual([...kinds].sort(), ['task', 'ticket']);
  });

  it('puts the exact number first and offers it alone after a #', async () => {
    const task = (await desk.stored().tasks.search('', { limit: 1 }))[0]!;
    for (const text of [`#${task.number}`, String(task.number)]) {
      const [first] = await type('tess', 'ticket,task', text);
      assert.equal(first!.value, `task:${task._id}`);
      assert.ok(first!.title.startsWith(`#${task.number} ${task.title}`));
    }
    assert.equal((await type('tess', 'ticket,task', `#${task.number}`)).length, 1);
  });

  it('offers members by name under the id that forms take, and nobody of another desk', async () => {
    const ravi = (await desk.stored().members.byMail('ravi.patel@northwind.example'))!;
    assert.deepEqual(await type('tess', 'member', 'rav'), [
      { title: 'Ravi Patel · ravi.patel@northwind.example', value: ravi._id },
    ]);
    assert.deepEqual(await type('tess', 'member', 'Theo'), []);
    assert.equal((await type('tess', 'member', '')).length, 6);
  });

  it('offers clients, contacts, approvals and projects by words', async () => {
    for (const [dataset, text] of [
      ['client', 'acme'],
      ['contact', 'acme'],
      ['approval', 'firewall'],
      ['project', ''],
    ] as const) {
      const choices = await type('tess', dataset, text);
      assert.ok(choices.length > 0, dataset);
      assert.ok(choices.every(({ value }) => value.startsWith(`${dataset}:`)));
    }
  });

  it('gives values that a form takes as they are', async () => {
    const [client] = await type('tess', 'client', 'acme');
    const [contact] = await type('tess', 'contact', 'acme');
    await desk.sandbox!.client.composeAction(objectIdOf('tess'), 'createTicket');
    await desk.sandbox!.client.submitDialog(objectIdOf('tess'), {
      title: 'By choice',
      client: client!.value,
      contact: contact!.value,
    });
    const [made] = await desk.stored().tickets.search('By choice', { limit: 1 });
    assert.deepEqual([`client:${made!.client?.id}`, `contact:${made!.contact?.id}`], [client!.value, contact!.value]);
  });

  it('pages without repeating', async () => {
    const first = await type('tess', 'ticket', '', { top: 10 });
    const second = await type('tess', 'ticket', '', { top: 10, skip: 10 });
    assert.equal(new Set([...first, ...second].map(({ value }) => value)).size, 20);
  });

  it('offers nothing of a kind that the person may not read, and nothing to who is not let in', async () => {
    assert.deepEqual(await type('iris', 'task', ''), []);
    assert.deepEqual(await type('iris', 'approval', ''), []);
    assert.ok((await type('iris', 'ticket,task', '')).every(({ value }) => value.startsWith('ticket:')));
    for (const dataset of ['ticket', 'member', 'client', 'contact']) assert.deepEqual(await type('outsider', dataset, ''), []);
  });

  it('offers nothing for what it does not know', async () => {
    for (const dataset of ['', 'time-entry', 'tenant', '__proto__', 'toString', 'x'.repeat(500)])
      assert.deepEqual(await type('tess', dataset, 'a'), [], dataset);
    assert.deepEqual(await type('tess', 'ticket', 'xyzzyplugh'), []);
  });

  it('answers in the shape of a search', async () => {
    const value = { kind: 'search', queryText: 'acme', queryOptions: { skip: 0, top: 1 }, dataset: 'client' };
    const { deliveries } = await desk.sandbox!.client.invoke(objectIdOf('tess'), 'application/search', value);
    const { status, body } = deliveries[0]!;
    const { type: shape, value: found } = body as { type: string; value: { results: unknown[] } };
    assert.deepEqual([status, shape, found.results.length], [200, 'application/vnd.microsoft.search.searchResponse', 1]);
  });
});
