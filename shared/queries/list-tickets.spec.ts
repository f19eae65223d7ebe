import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import type { WorkPage } from '../api/query-data.ts';

describe('ticket.list', () => {
  const desk = deskForSpecs();
  const list = async (input: Record<string, unknown> = {}, person = 'tess') =>
    (await desk().do(person, 'ticket.list', { limit: 200, ...input })).data as WorkPage;

  it('lists what is open, and by each status what stands there', async () => {
    const active = await list();
    assert.ok(active.rows.length > 10);
    assert.ok(active.rows.every(({ status }) => ['new', 'open', 'waiting'].includes(status.value)));
    for (const status of ['new', 'open', 'waiting', 'resolved', 'closed']) {
      const { rows } = await list({ status });
      assert.ok(rows.length > 0 && rows.every((row) => row.status.value === status), status);
    }
    assert.ok((await list({ status: 'all' })).rows.length > active.rows.length);
  });

  it('narrows to a member, to nobody, to a client, to a priority and to words, together as well', async () => {
    assert.ok((await list({ assignee: 'Ravi Patel' })).rows.every(({ assignee }) => assignee === 'Ravi Patel'));
    const free = await list({ unassigned: true });
    assert.ok(free.rows.length > 0 && free.rows.every(({ assignee }) => assignee === undefined));
    const client = (await list({ client: 'Acme Logistics' })).rows;
    assert.ok(client.length > 0 && client.every((row) => row.client === 'Acme Logistics'));
    assert.ok((await list({ priority: 'urgent' })).rows.every(({ priority }) => priority?.value === 'urgent'));
    const both = (await list({ words: 'printer', client: 'Acme Logistics' })).rows;
    assert.deepEqual(
      both.map(({ number }) => number),
      [1001],
    );
  });

  it('puts the soonest due first, with the clock of the response as well', async () => {
    const { rows } = await list({ due: 'overdue' });
    const times = rows.map(({ due }) => due!.at!);
    assert.ok(times.length > 0 && times.every((at) => Date.parse(at) <= desk().now().getTime()));
    assert.deepEqual(times, [...times].sort());
    assert.ok(rows.every(({ due }) => due?.tone === 'attention'));
    assert.ok((await list({ due: 'week' })).rows.length > rows.length);
  });

  it('pages without a gap or a repetition, and says whether there is more', async () => {
    const whole = (await list()).rows.map(({ number }) => number);
    const found: (number | undefined)[] = [];
    for (let skip = 0; ; skip += 4) {
      const page = await list({ skip, limit: 4 });
      found.push(...page.rows.map(({ number }) => number));
      if (!page.more) break;
      assert.equal(page.rows.length, 4);
    }
    assert.deepEqual(found, whole);
  });

  it('holds nothing of another desk', async () => {
    const own = new Set((await list({ status: 'all' })).rows.map(({ ref }) => ref.id));
    const theirs = (await list({ status: 'all' }, 'theo')).rows;
    assert.ok(theirs.length > 0 && theirs.every(({ ref }) => !own.has(ref.id)));
    assert.deepEqual((await desk().do('theo', 'ticket.list', { client: 'Acme Logistics' })).problems, ['client unknown']);
  });
});
