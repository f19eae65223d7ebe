import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileRecord, now } from '../cards/testing/hostile-records.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Ticket, TicketEntry } from '../domain/ticket.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import type { AuditEntry } from '../ports/desk.ts';
import { recordView } from './record-view.ts';
import type { ViewContext } from './view-context.ts';
import type { TicketView } from './views.ts';

const target = { responseMinutes: 60, resolutionMinutes: 240 };
const open = { fromMinute: 0, toMinute: 1_440 };
const tenant: Tenant = {
  _id: 'desk',
  name: 'Desk',
  zone: 'UTC',
  locale: 'en-GB',
  hours: { zone: 'UTC', days: { 1: open, 2: open, 3: open, 4: open, 5: open, 6: open, 7: open } },
  sla: { low: target, normal: target, high: target, urgent: target },
  teams: 'active',
  holdSeconds: 10,
};
const context: ViewContext = {
  now,
  zone: 'Europe/Berlin',
  locale: 'en-GB',
  tenant,
  link: () => undefined,
  may: [],
  mayNot: [],
  audit: [],
  time: [],
  mails: [],
  titleOf: () => 'Change status',
  isChosen: (_action, input) => input === 'status',
};
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const author = { id: 'm1', name: 'Tess Morgan' };
const entry = (id: string, kind: TicketEntry['kind'], more: Partial<TicketEntry> = {}): TicketEntry => ({
  id,
  kind,
  at: later(-60),
  author,
  text: id,
  ...more,
});

function ticketWith(entries: TicketEntry[], sla: Ticket['sla'] = {}): Ticket {
  const base = { _id: 't1', tenantId: 'desk', version: 3, createdAt: now, updatedAt: now, terms: [], pending: [], receipts: [] };
  return { ...base, number: 1001, title: 'Printer', description: '', status: 'open', priority: 'normal', entries, sla };
}
const viewed = (ticket: Ticket, more: Partial<ViewContext> = {}) =>
  recordView({ kind: 'ticket', record: ticket }, { ...context, ...more }) as TicketView;

describe('the view of a record', () => {
  it('is plain values for every record, however odd: nothing is lost on the wire, no address runs anything', () => {
    fc.assert(
      fc.property(hostileRecord(), (shown) => {
        const view = recordView(shown, context);
        assert.deepEqual(JSON.parse(JSON.stringify(view)), structuredClone(view));
        assert.doesNotMatch(JSON.stringify(view), /"link":"(?!https?:)/i);
        for (const hidden of ['"receipts"', '"pending"', '"terms"', '"tenantId"', '"cipher"'])
          assert.ok(!JSON.stringify(view).includes(`${hidden}:`), hidden);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out of the history what was removed or cancelled, and says who reads each line', () => {
    const { timeline } = viewed(
      ticketWith([
        entry('note', 'note'),
        entry('gone', 'note', { removedAt: now }),
        entry('called back', 'reply', { state: 'cancelled' }),
        entry('held', 'reply', { state: 'held', sendAt: later(1), to: { name: 'Jo', mail: 'jo@client.example' } }),
        entry('question', 'contact-message'),
      ]),
    );
    assert.deepEqual(
      timeline.map(({ id, audience, delivery }) => [id, audience, delivery?.state]),
      [
        ['note', 'internal', undefined],
        ['held', 'contact', 'held'],
        ['question', 'contact', undefined],
      ],
    );
  });

  it('puts notes, time and changes in the order in which they came, without telling a note twice', () => {
    const base = { ...ticketWith([]), status: 'draft', member: author, on: '2026-11-19', note: 'On site', minutes: 25 };
    const time = {
      ...base,
      _id: 'e1',
      createdAt: later(-30),
      work: { kind: 'ticket', id: 't1', number: 1001, title: 'Printer' },
    };
    const done = {
      tenantId: 'desk',
      actorId: 'm2',
      actorName: 'Ravi',
      event: 'x',
      subjectKind: 'ticket',
      subjectId: 't1',
      key: 'k',
    } as const;
    const audit: AuditEntry[] = [
      { ...done, _id: 'a2', at: later(-10), action: 'ticket.set-status', inputs: { ticket: '#1001 Printer', status: 'waiting' } },
      { ...done, _id: 'a1', at: later(-60), action: 'note.add', inputs: { note: 'note' } },
    ];
    const view = viewed(ticketWith([entry('note', 'note')]), { audit, time: [time as unknown as TimeEntry] });
    assert.deepEqual(
      view.timeline.map(({ kind, text }) => [kind, text]),
      [
        ['note', 'note'],
        ['time', '25 min on Thu 19 Nov 2026: On site'],
        ['change', 'Change status: waiting'],
      ],
    );
    assert.deepEqual(view.timeline.at(-1)?.change?.values, [{ text: 'waiting', chosen: true }]);
    assert.equal(view.minutes, 25);
  });

  it('shows the newest 500 lines of a longer history, and says that there are earlier ones', () => {
    const many = Array.from({ length: 501 }, (_, at) => entry(`n${at}`, 'note', { at: later(at - 600) }));
    const { timeline, earlier } = viewed(ticketWith(many));
    assert.deepEqual([timeline.length, timeline[0]!.id, timeline.at(-1)!.id, earlier], [500, 'n1', 'n500', true]);
    assert.equal(viewed(ticketWith(many.slice(1))).earlier, undefined);
  });

  it('tells of each clock whether it runs, presses, stands, was met or missed', () => {
    const states = (sla: Ticket['sla']) => viewed(ticketWith([], sla)).sla.map(({ what, state }) => `${what} ${state}`);
    const [soon, far] = [later(5), later(200)];
    assert.deepEqual(states({ responseDueAt: soon, resolutionDueAt: far }), ['response risk', 'resolution running']);
    assert.deepEqual(states({ responseDueAt: later(-1), resolutionDueAt: far }), ['response missed', 'resolution running']);
    const answered = { responseDueAt: soon, respondedAt: now };
    assert.deepEqual(states({ ...answered, resolutionDueAt: far, pausedAt: now }), ['response met', 'resolution paused']);
    const late = { ...answered, responseDueAt: later(-9), resolutionDueAt: later(-1), resolvedAt: now };
    assert.deepEqual(states(late), ['response missed', 'resolution missed']);
    assert.deepEqual(states({}), []);
  });
});
