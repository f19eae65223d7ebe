import assert from 'node:assert/strict';
import { auditCollection } from '../../src/records/audit.ts';
import { deskForSpecs } from '../../test/desk/door-specs.ts';
import type { HandedFile } from '../definition/reply.ts';

describe('audit.export', () => {
  const desk = deskForSpecs();

  async function parts(input: Record<string, unknown>): Promise<HandedFile[]> {
    const found: HandedFile[] = [];
    for (let next: Record<string, unknown> | undefined = input; next; next = found.at(-1)!.next)
      found.push((await desk().do('ada', 'audit.export', next)).file!);
    return found;
  }
  const whole = async (input: Record<string, unknown>) => (await parts(input)).map(({ text }) => text).join('');

  /** Fills the trail; many lines share an instant. */
  async function fill(day: number, count: number, inputs: { [name: string]: string } = {}) {
    const ada = (await desk().stored().members.byMail('ada.okafor@northwind.example'))!;
    const rows = Array.from({ length: count }, (_, place) => ({
      _id: `row-${day}-${place}`,
      tenantId: ada.tenantId,
      at: new Date(Date.UTC(2026, 9, day, 9) + Math.floor(place / 300) * 1_000),
      actorId: ada._id,
      actorName: ada.name,
      action: 'note.add',
      event: 'ticket.noted',
      subjectKind: 'ticket' as const,
      subjectId: 't',
      inputs,
      key: `k-${day}-${place}`,
    }));
    await desk().core.store.collection(auditCollection).insertMany(rows);
  }

  it('hands out every line once, in parts that make one file, whatever shares an instant', async () => {
    await fill(1, 1_301);
    const rows = JSON.parse(await whole({ form: 'json' })) as { id: string; title: string; at: string }[];
    const made = rows.filter(({ id }) => id.startsWith('row-1-'));
    assert.equal(new Set(made.map(({ id }) => id)).size, 1_301);
    assert.equal(made.length, 1_301);
    assert.ok(rows.every(({ at }, place) => place === 0 || at <= rows[place - 1]!.at));
    assert.equal(made[0]!.title, 'Add note');
    assert.ok((await parts({ form: 'csv' })).length >= 3);
  });

  it('is a CSV that spreadsheets read and do not calculate', async () => {
    await fill(2, 1, { note: '=HYPERLINK("http://evil.example")' });
    await desk().do('tess', 'note.add', { work: '1001', note: '@SUM(1), "x"\nnext' });
    const text = await whole({});
    assert.ok(text.startsWith('\uFEFFat,by,by id,action,title,'));
    const lines = text.split('\r\n');
    assert.equal(lines.at(-1), '');
    assert.ok(lines.some((line) => line.includes('"work: #1001') || line.includes('note: @SUM(1), ""x""')));
    for (const line of lines.slice(1, -1)) assert.doesNotMatch(line, /(^|,)"?[=+@-]/);
  });

  it('is narrowed by record, member and days of the reader, and the next part still is', async () => {
    await fill(3, 600);
    await desk().do('dana', 'note.add', { work: '1001', note: 'Today' });
    await desk().do('ravi', 'note.add', { work: '1002', note: 'Also' });
    const of = async (input: Record<string, unknown>) =>
      (JSON.parse(await whole({ form: 'json', ...input })) as { inputs: { note?: string } }[]).map(({ inputs }) => inputs.note);
    assert.deepEqual(await of({ from: '2026-11-19', to: '2026-11-19', member: 'Dana Fischer' }), ['Today']);
    assert.deepEqual(await of({ record: '1002' }), ['Also']);
    assert.equal((await of({ from: '2026-10-03', to: '2026-10-03', member: 'Ada Okafor' })).length, 600);
    assert.deepEqual(await of({ from: '2026-11-20' }), []);
    assert.equal(await whole({ form: 'json', from: '2026-11-20' }), '[\n\n]\n');
  });

  it('is for administrators, of their own desk, and takes no made-up place', async () => {
    await desk().do('tess', 'note.add', { work: '1001', note: 'Ours' });
    for (const person of ['tess', 'dana', 'arno', 'iris']) {
      const refused = await desk().do(person, 'audit.export');
      assert.deepEqual([refused.ok, refused.file], [false, undefined], person);
    }
    assert.doesNotMatch((await desk().do('maya', 'audit.export')).file!.text, /Ours|Tess/);
    for (const after of ['x', '2026-99-99T00:00:00Z~1', '2026-11-19T12:00:00.000Z~-1']) {
      const odd = await desk().do('ada', 'audit.export', { after });
      assert.deepEqual(odd.problems, ['after invalid'], after);
    }
  });
});
