import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Member, Role } from '../member.ts';
import type { Aggregate, DomainEvent, RecordKind } from '../records.ts';
import type { NoticePreferences, NoticeWay, TenantNotices } from './notice-preferences.ts';
import { noticeCategories, wayFor } from './notice-preferences.ts';
import { chainOf, planNotices } from './plan-notices.ts';

const now = new Date('2026-11-19T12:00:00Z');
const aggregate = { tenantId: 't', version: 1, createdAt: now, updatedAt: now, terms: [], pending: [], receipts: [] };

function person(id: string, roles: Role[] = ['technician'], more: Partial<Member> = {}): Member {
  const own = { name: id.toUpperCase(), mail: `${id}@x.example`, zone: 'Europe/Berlin', locale: 'de-DE', active: true };
  return { ...aggregate, _id: id, roles, ...own, ...more };
}

const people = [
  person('tess'),
  person('ravi'),
  person('dana', ['dispatcher']),
  person('arno', ['approver']),
  person('ada', ['administrator']),
  person('iris', ['inbox-user']),
  person('left', ['technician', 'dispatcher'], { active: false }),
];

const entry = (author: string, more: object = {}) => ({
  id: `e-${author}`,
  kind: 'note',
  author: { id: author, name: author },
  ...more,
});
const ticket = (more: object = {}) =>
  ({ ...aggregate, _id: 'k1', number: 1001, title: 'Printer on fire', entries: [], ...more }) as unknown as Aggregate;

function event(type: string, actor: string, data: DomainEvent['data'] = {}, kind: RecordKind = 'ticket'): DomainEvent {
  return { id: `event-${type}`, type, at: now, actor: { id: actor, name: actor }, subject: { kind, id: 'k1' }, data };
}

const both: TenantNotices = { way: 'bot' };
const toldOf = (of: DomainEvent, record: Aggregate, preferences = both, among = people) =>
  planNotices(of, record, among, preferences, now).map(({ recipient }) => recipient);

const hers = ticket({ assignee: { id: 'tess', name: 'Tess' } });
const written = ticket({ assignee: { id: 'tess', name: 'Tess' }, entries: [entry('ravi'), entry('dana', { removedAt: now })] });
const approval = (approvers: string[]) =>
  ticket({ requester: { id: 'tess', name: 'Tess' }, approvers: approvers.map((id) => ({ id, name: id })) });

describe('who is told of an event', () => {
  const table: [string, DomainEvent, Aggregate, string[]][] = [
    ['an assignment: the assignee', event('ticket.assigned', 'dana', { assigneeId: 'tess' }), hers, ['tess']],
    [
      'an assignment of a task: the assignee',
      event('task.assigned', 'dana', { assigneeId: 'ravi' }, 'task'),
      ticket({ notes: [] }),
      ['ravi'],
    ],
    [
      'a task made for somebody: the assignee',
      event('task.created', 'dana', { assigneeId: 'ravi' }, 'task'),
      ticket({ notes: [] }),
      ['ravi'],
    ],
    ['an assignment to oneself: nobody', event('ticket.assigned', 'tess', { assigneeId: 'tess' }), hers, []],
    ['an assignment to nobody: nobody', event('ticket.assigned', 'dana', { previousId: 'tess' }), ticket(), []],
    ['an assignment to who left: nobody', event('ticket.assigned', 'dana', { assigneeId: 'left' }), ticket(), []],
    ['a task for who may not read tasks: nobody', event('task.assigned', 'dana', { assigneeId: 'iris' }, 'task'), ticket(), []],
    ['a customer’s reply: assignee and watchers', event('ticket.contact-replied', 'contact'), written, ['tess', 'ravi']],
    ['a customer’s reply to nobody’s ticket: dispatchers', event('ticket.contact-replied', 'contact'), ticket(), ['dana']],
    [
      'a reply that left by itself: not who wrote it',
      event('ticket.replied', 'system', { entryId: 'e-ravi' }),
      ticket({ assignee: { id: 'tess', name: 'Tess' }, entries: [entry('ravi', { kind: 'reply', state: 'sent' })] }),
      ['tess'],
    ],
    ['a held reply: nobody', event('ticket.reply-held', 'ravi'), written, []],
    [
      'an approval without names: who may decide',
      event('approval.requested', 'tess', {}, 'approval'),
      approval([]),
      ['arno', 'ada'],
    ],
    [
      'an approval with names: those alone',
      event('approval.requested', 'tess', {}, 'approval'),
      approval(['ada', 'tess']),
      ['ada'],
    ],
    [
      'an escalation: dispatchers and the assignee',
      event('ticket.escalated', 'ravi', { reason: 'secret' }),
      hers,
      ['tess', 'dana'],
    ],
    ['an escalation by the dispatcher: the assignee', event('ticket.escalated', 'dana'), hers, ['tess']],
    [
      'an SLA risk: assignee and dispatchers',
      event('ticket.sla-risk', 'system', { clock: 'response', stage: 'risk' }),
      hers,
      ['tess', 'dana'],
    ],
    ['anything else: nobody', event('ticket.status-changed', 'ravi'), written, []],
  ];
  for (const [title, of, record, expected] of table) {
    it(`is right for ${title}`, () => assert.deepEqual(toldOf(of, record), expected));
  }

  it('is never who made it happen, who left, or who may not read it; once on each channel; in at most 150 characters', () => {
    const types = [
      'ticket.assigned',
      'ticket.contact-replied',
      'ticket.replied',
      'ticket.escalated',
      'ticket.sla-risk',
      'approval.requested',
    ];
    const anybody = fc.constantFrom(...people.map(({ _id }) => _id), 'system');
    const made = fc.record({
      type: fc.constantFrom(...types),
      actor: anybody,
      assignee: anybody,
      authors: fc.array(anybody, { maxLength: 4 }),
      title: fc.string({ maxLength: 300 }),
      way: fc.constantFrom<NoticeWay>('feed', 'bot', 'both'),
    });
    fc.assert(
      fc.property(made, ({ type, actor, assignee, authors, title, way }) => {
        const assigned = { id: assignee, name: assignee };
        const requester = { id: actor, name: actor };
        const record = ticket({ title, assignee: assigned, entries: authors.map((id) => entry(id)), requester, approvers: [] });
        const plans = planNotices(event(type, actor, { assigneeId: assignee, reason: 'SECRET' }), record, people, { way }, now);
        const keys = plans.map(({ recipient, channel }) => `${recipient} ${channel}`);
        assert.equal(new Set(keys).size, keys.length);
        for (const { recipient, content } of plans) {
          assert.ok(recipient !== actor && recipient !== 'left');
          assert.ok(content.preview.length <= 150 && !/[\n\r]/.test(content.preview));
          assert.ok(!content.preview.includes('SECRET') || title.includes('SECRET'));
        }
      }),
    );
  });
});

describe('where a notice goes', () => {
  const planOf = (notices: NoticePreferences | undefined, tenant: TenantNotices = {}) => {
    const among = [person('tess', ['technician'], { ...(notices && { notices }) })];
    return planNotices(event('ticket.assigned', 'dana', { assigneeId: 'tess' }), hers, among, tenant, now).map(
      ({ channel, verdict, content }) => [channel, verdict.state, verdict.reason, content.fallback],
    );
  };
  const table: [string, NoticePreferences | undefined, TenantNotices, unknown[]][] = [
    ['nobody says anything', undefined, {}, [['feed', 'pending', undefined, true]]],
    ['the tenant says bot', undefined, { way: 'bot' }, [['bot', 'pending', undefined, false]]],
    [
      'the tenant says both for this',
      undefined,
      { ways: { assignment: 'both' } },
      [
        ['feed', 'pending', undefined, false],
        ['bot', 'pending', undefined, false],
      ],
    ],
    ['the person says otherwise', { ways: { assignment: 'feed' } }, { way: 'bot' }, [['feed', 'pending', undefined, true]]],
    ['the person wants no bot instead', { withoutFallback: true }, {}, [['feed', 'pending', undefined, false]]],
    ['the person wants none', { ways: { assignment: 'none' } }, {}, [['feed', 'skipped', 'muted', false]]],
    ['the tenant has it off', { ways: { assignment: 'both' } }, { off: ['assignment'] }, [['feed', 'skipped', 'muted', false]]],
    ['another category is off', undefined, { off: ['escalation'] }, [['feed', 'pending', undefined, true]]],
    ['the person sleeps', { quiet: { fromMinute: 0, toMinute: 1_439 } }, {}, [['feed', 'pending', 'quiet_hours', true]]],
    ['the person snoozes', { snoozedUntil: new Date(now.getTime() + 1) }, {}, [['feed', 'pending', 'snoozed', true]]],
    ['the snooze is over', { snoozedUntil: now }, {}, [['feed', 'pending', undefined, true]]],
    ['the person reads one summary a day', { digestMinute: 480 }, {}, [['feed', 'pending', 'digest', true]]],
  ];
  for (const [title, notices, tenant, expected] of table) {
    it(`is right when ${title}`, () => assert.deepEqual(planOf(notices, tenant), expected));
  }

  it('tells an administrator of a dead profile who has muted escalations, and one who has muted that sort not at all', () => {
    const died = event('profile.disabled', 'system', { reason: 'Its secret died.' }, 'profile');
    const profile = ticket({ name: 'Main' });
    const statesOf = (ways: NoticePreferences['ways']) => {
      const admin = { ...people.find(({ _id }) => _id === 'ada')!, notices: { ways: ways! } };
      return planNotices(died, profile, [admin], {}, now).map(({ verdict }) => verdict.state);
    };
    assert.deepEqual(statesOf({ escalation: 'none' }), ['pending']);
    assert.deepEqual(statesOf({ 'microsoft-setup': 'none' }), ['skipped']);
  });

  it('takes the person’s word before the tenant’s, for every category', () => {
    for (const category of noticeCategories) {
      assert.equal(wayFor(category, { ways: { [category]: 'none' } }, { ways: { [category]: 'both' } }), 'none');
      assert.equal(wayFor(category, {}, { ways: { [category]: 'both' }, way: 'none' }), 'both');
    }
  });

  it('is in one chain for each record, a positive integer that JSON carries exactly', () => {
    const chains = new Set<number>();
    for (let number = 0; number < 5_000; number += 1) chains.add(chainOf({ kind: 'ticket', id: `id-${number}` }));
    assert.equal(chains.size, 5_000);
    for (const chain of chains) assert.ok(Number.isSafeInteger(chain) && chain > 0);
    assert.equal(chainOf({ kind: 'ticket', id: 'a' }), chainOf({ kind: 'ticket', id: 'a' }));
    assert.notEqual(chainOf({ kind: 'ticket', id: 'a' }), chainOf({ kind: 'task', id: 'a' }));
  });
});
