// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts that look like templates are what is tried here.
import fc from 'fast-check';
import type { RecordTypes } from '../../domain/record-types.ts';
import type { Aggregate, RecordKind } from '../../domain/records.ts';
import type { Shown } from '../card-view.ts';

/** When the made-up records are read. */
export const now = new Date('2026-11-19T12:00:00Z');

const nasty = [
  '**bold** _it_ ~~gone~~ `code`',
  '[click](javascript:alert(1))',
  '![x](data:text/html,<script>alert(1)</script>)',
  '<img src=x onerror=alert(1)> &lt;b&gt;',
  '${$root} ${if(true, 1, 2)} {{DATE(2026-11-19T12:00:00Z, SHORT)}}',
  '# Heading\n- item\n1. one\n    code\n> quote\n---\n| a | b |',
  'a\u202eb\u2066c\u200b\ufeffd\u0000e\u001bf',
  '\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿𝔘𝔫𝔦',
  '\ud83d lone \udc00',
  '\\\\\\"""',
  '__proto__ constructor toString',
  '\r\n\r\n\t x \u2028y\u2029z',
  '#1001 (https://evil.example/a_b*c)',
];

const long = fc
  .tuple(fc.constantFrom('a', '*', '\\', '"', '漢', '👩', '\n', '<', 'word '), fc.integer({ min: 1, max: 20_000 }))
  .map(([unit, count]) => unit.repeat(Math.ceil(count / unit.length)));

/** Texts as nobody wants them: Markdown, HTML, templates, scripts, direction overrides, half characters, very long ones. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 60 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...nasty), { maxLength: 12 }).map((all) => all.join(' ')) },
  { weight: 1, arbitrary: long },
);

const when = fc.date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });
const day = when.map((at) => at.toISOString().slice(0, 10));
const id = fc.uuid();
const named = fc.record({ id, name: hostileText });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const aggregate = {
  _id: id,
  tenantId: fc.constant('t'),
  version: fc.nat(),
  createdAt: when,
  updatedAt: when,
  terms: fc.constant<string[]>([]),
  pending: fc.constant<Aggregate['pending']>([]),
  receipts: fc.constant<Aggregate['receipts']>([]),
};

const entry = fc.record({
  id,
  kind: fc.constantFrom('note' as const, 'reply' as const, 'contact-message' as const),
  at: when,
  author: named,
  text: hostileText,
  to: maybe(fc.record({ name: hostileText, mail: hostileText })),
  state: fc.constantFrom('held' as const, 'sent' as const, 'cancelled' as const, undefined),
  sendAt: maybe(when),
  link: maybe(hostileText),
  removedAt: maybe(when),
});

/** Tickets whose every word is hostile, with up to thousands of entries. */
const hostileTicket: fc.Arbitrary<RecordTypes['ticket']> = fc.record({
  ...aggregate,
  number: fc.nat(),
  title: hostileText,
  description: hostileText,
  status: fc.constantFrom('new' as const, 'open' as const, 'waiting' as const, 'resolved' as const, 'closed' as const),
  priority: fc.constantFrom('low' as const, 'normal' as const, 'high' as const, 'urgent' as const),
  client: maybe(named),
  contact: maybe(fc.record({ id, name: hostileText, mail: hostileText })),
  assignee: maybe(named),
  entries: fc.oneof(
    fc.array(entry, { maxLength: 8 }),
    entry.map((one) => Array.from({ length: 2_000 }, () => one)),
  ),
  sla: fc.record({
    responseDueAt: maybe(when),
    respondedAt: maybe(when),
    resolutionDueAt: maybe(when),
    resolvedAt: maybe(when),
    pausedAt: maybe(when),
  }),
  escalation: maybe(fc.record({ at: when, by: named, reason: hostileText })),
  heldUntil: maybe(when),
  source: maybe(
    fc.record({
      key: hostileText,
      link: fc.oneof(hostileText, fc.webUrl(), fc.constant('javascript:alert(1)')),
      author: hostileText,
    }),
  ),
  attachments: maybe(fc.array(hostileText, { maxLength: 64 })),
});

const task = fc.record({
  ...aggregate,
  number: fc.nat(),
  title: hostileText,
  description: hostileText,
  status: fc.constantFrom('to-do' as const, 'in-progress' as const, 'done' as const),
  project: maybe(named),
  client: maybe(named),
  assignee: maybe(named),
  dueOn: maybe(day),
  notes: fc.array(fc.record({ id, at: when, author: named, text: hostileText, removedAt: maybe(when) }), { maxLength: 8 }),
});

const approval = fc.record({
  ...aggregate,
  number: fc.nat(),
  of: fc.constantFrom('time-entry' as const, 'timesheet' as const, 'change' as const),
  title: hostileText,
  details: hostileText,
  status: fc.constantFrom(
    'requested' as const,
    'approved' as const,
    'changes-requested' as const,
    'rejected' as const,
    'withdrawn' as const,
  ),
  requester: named,
  approvers: fc.array(named, { maxLength: 40 }),
  requestedAt: when,
  decision: maybe(fc.record({ by: named, at: when, comment: hostileText })),
});

const timeEntry = fc.record({
  ...aggregate,
  status: fc.constantFrom(
    'running' as const,
    'draft' as const,
    'submitted' as const,
    'approved' as const,
    'changes-requested' as const,
    'removed' as const,
  ),
  member: named,
  work: fc.record({ kind: fc.constantFrom('ticket' as const, 'task' as const), id, number: fc.nat(), title: hostileText }),
  minutes: fc.nat({ max: 1_440 }),
  on: day,
  note: hostileText,
  startedAt: maybe(when),
  stoppedAt: maybe(when),
});

const contact = fc.record({
  ...aggregate,
  name: hostileText,
  mail: fc.oneof(hostileText, fc.emailAddress()),
  client: named,
  phone: maybe(fc.oneof(hostileText, fc.constant('+44 20 7946 0000'))),
});
const client = fc.record({ ...aggregate, name: hostileText, active: fc.boolean() });
const project = fc.record({
  ...aggregate,
  name: hostileText,
  client: maybe(named),
  startsOn: maybe(day),
  endsOn: maybe(day),
  participants: fc.array(named, { maxLength: 40 }),
});

/** Members whose every word is hostile. */
export const hostileMember: fc.Arbitrary<RecordTypes['member']> = fc.record({
  ...aggregate,
  name: hostileText,
  mail: hostileText,
  roles: fc.uniqueArray(
    fc.constantFrom(
      'technician' as const,
      'dispatcher' as const,
      'approver' as const,
      'administrator' as const,
      'inbox-user' as const,
    ),
  ),
  zone: fc.constantFrom('Europe/Berlin', 'UTC', 'Nowhere/Land'),
  locale: fc.constantFrom('en-GB', 'de-DE', 'ar-EG', 'x'),
  active: fc.boolean(),
});

const hostileProfile: fc.Arbitrary<RecordTypes['profile']> = fc.record({
  ...aggregate,
  name: hostileText,
  clientId: hostileText,
  entraTenantId: hostileText,
  secrets: fc.array(fc.record({ id: fc.uuid(), cipher: hostileText, hint: hostileText, addedAt: fc.constant(now) }), {
    maxLength: 2,
  }),
  status: fc.constantFrom('active' as const, 'disabled' as const, 'archived' as const),
  reason: hostileText,
  source: fc.constantFrom('entered' as const, 'environment' as const),
  tested: fc.record({ at: fc.constant(now), ok: fc.boolean(), text: hostileText }),
});

const hostileIntegration: fc.Arbitrary<RecordTypes['teams-integration']> = fc.record({
  ...aggregate,
  name: hostileText,
  bindings: fc.constant({}),
  install: fc.record({ state: fc.constantFrom('active' as const, 'error' as const), at: fc.constant(now), reason: hostileText }),
  capabilitiesOff: fc.constant([]),
  noticesOff: fc.constant([]),
  actionsOff: fc.array(hostileText, { maxLength: 3 }),
});

const hostileDelivery: fc.Arbitrary<RecordTypes['delivery']> = fc.record({
  ...aggregate,
  name: hostileText,
  channel: fc.constantFrom('feed' as const, 'bot' as const, 'mail' as const, 'teams' as const),
  state: fc.constantFrom('pending' as const, 'skipped' as const, 'uncertain' as const),
  reason: hostileText,
  recipient: hostileText,
  at: when,
});

const records: { readonly [kind in RecordKind]: fc.Arbitrary<unknown> } = {
  ticket: hostileTicket,
  task,
  approval,
  'time-entry': timeEntry,
  contact,
  client,
  project,
  member: hostileMember,
  profile: hostileProfile,
  'teams-integration': hostileIntegration,
  delivery: hostileDelivery,
};

/** Records of one kind, or of all kinds, whose every word is hostile. */
export function hostileRecord(...kinds: RecordKind[]): fc.Arbitrary<Shown> {
  const all = kinds.length ? kinds : (Object.keys(records) as RecordKind[]);
  return fc.oneof(...all.map((kind) => records[kind].map((record) => ({ kind, record }))));
}
