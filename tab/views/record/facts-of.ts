import type { Instant } from '../../../shared/api/answers.ts';
import type {
  ApprovalView,
  ContactView,
  Fact,
  MemberView,
  ProjectView,
  RecordView,
  TaskView,
  TicketView,
  TimeEntryView,
} from '../../../shared/api/views.ts';
import type { Named, RecordKind } from '../../../shared/domain/records.ts';
import type { TabTexts, TextKey } from '../../text/load-texts.ts';

/** How facts are worded: for whom, and as seen from when. */
interface Wording {
  texts: TabTexts;
  now: Date;
}

type Lines = readonly (Fact | undefined | false)[];

const known = (facts: Lines): Fact[] => facts.filter((fact): fact is Fact => Boolean(fact));

function fact({ texts }: Wording, key: TextKey, text: string | undefined, ref?: Fact['ref']): Fact | undefined {
  return text === undefined || text === '' ? undefined : { title: texts.t(key), text, ...(ref && { ref }) };
}

function named(words: Wording, key: TextKey, kind: RecordKind, of: Named | undefined): Fact | undefined {
  return of && fact(words, key, of.name, { kind, id: of.id });
}

const since = ({ texts: { instant, relative }, now }: Wording, at: Instant) => `${instant(at)} (${relative(at, now)})`;

const spent = (words: Wording, minutes: number) =>
  fact(words, 'record.time', minutes > 0 ? words.texts.duration(minutes) : words.texts.t('record.time.none'));

const assigned = (words: Wording, assignee: Named | undefined) =>
  fact(words, 'record.assignee', assignee?.name ?? words.texts.t('record.assignee.none'));

const ages = (words: Wording, { createdAt, updatedAt }: RecordView): Lines => [
  fact(words, 'record.created', since(words, createdAt)),
  fact(words, 'record.updated', since(words, updatedAt)),
];

function ticketFacts(record: TicketView, words: Wording): Lines {
  const { client, contact, assignee, escalation, minutes, attachments } = record;
  const { t, relative } = words.texts;
  const by = escalation && { name: escalation.by.name, when: relative(escalation.at, words.now) };
  return [
    assigned(words, assignee),
    named(words, 'record.client', 'client', client),
    named(words, 'record.contact', 'contact', contact),
    escalation && fact(words, 'row.escalated', `${t('record.escalation', by)}: ${escalation.reason}`),
    spent(words, minutes),
    fact(words, 'record.attachments', attachments.join(', ')),
    ...ages(words, record),
  ];
}

function taskFacts(record: TaskView, words: Wording): Lines {
  const { assignee, project, client, dueOn, minutes } = record;
  return [
    assigned(words, assignee),
    dueOn !== undefined && fact(words, 'record.due', words.texts.day(dueOn)),
    named(words, 'record.project', 'project', project),
    named(words, 'record.client', 'client', client),
    spent(words, minutes),
    ...ages(words, record),
  ];
}

const subjects: { readonly [kind in RecordKind]?: TextKey } = {
  ticket: 'kind.ticket',
  task: 'kind.task',
  'time-entry': 'kind.time-entry',
  project: 'kind.project',
};

function approvalFacts({ of, requester, approvers, subject, requestedAt, decision }: ApprovalView, words: Wording): Lines {
  const { t, list, relative } = words.texts;
  const by = decision && { name: decision.by.name, when: relative(decision.at, words.now) };
  const deciders = approvers.length > 0 ? list(approvers.map(({ name }) => name)) : t('record.deciders.all');
  const subjectTitle = subject && subjects[subject.kind];
  return [
    fact(words, 'record.about', t(`approval.of.${of}`)),
    subjectTitle && fact(words, 'record.subject', t(subjectTitle), subject),
    fact(words, 'record.requester', requester.name),
    fact(words, 'record.asked', since(words, requestedAt)),
    fact(words, 'record.deciders', deciders),
    decision && fact(words, 'record.decision', t('record.decision.by', by)),
    decision && fact(words, 'record.comment', decision.comment),
  ];
}

function timeFacts(record: TimeEntryView, words: Wording): Lines {
  const { work, member, on, minutes, startedAt, stoppedAt, status } = record;
  const { t, clock, day, duration } = words.texts;
  const from = startedAt && clock(startedAt);
  const span = from && (stoppedAt ? t('record.clock.span', { from, to: clock(stoppedAt) }) : t('record.clock.since', { from }));
  return [
    fact(words, 'record.work', `#${work.number} ${work.title}`, { kind: work.kind, id: work.id }),
    fact(words, 'record.member', member.name),
    fact(words, 'record.day', day(on)),
    status.value !== 'running' && fact(words, 'record.minutes', duration(minutes)),
    fact(words, 'record.clock', span),
    ...ages(words, record),
  ];
}

function contactFacts({ mail, phone, client }: ContactView, words: Wording): Lines {
  return [named(words, 'record.client', 'client', client), fact(words, 'record.mail', mail), fact(words, 'record.phone', phone)];
}

function memberFacts({ mail, roles, zone, linked }: MemberView, words: Wording): Lines {
  const { t, list } = words.texts;
  return [
    fact(words, 'record.roles', list(roles.map((role) => t(`role.${role}`)))),
    fact(words, 'record.mail', mail),
    fact(words, 'record.zone', zone),
    fact(words, 'record.account', t(linked ? 'member.linked' : 'member.unlinked')),
  ];
}

function projectFacts({ client, startsOn, endsOn, participants }: ProjectView, words: Wording): Lines {
  const { day, list } = words.texts;
  return [
    named(words, 'record.client', 'client', client),
    startsOn !== undefined && fact(words, 'record.starts', day(startsOn)),
    endsOn !== undefined && fact(words, 'record.ends', day(endsOn)),
    fact(words, 'record.participants', list(participants.map(({ name }) => name))),
  ];
}

/** What a record says of itself beside its title, in the reader's words; kinds that this page does not know say it in the server's. */
export function factsOf(record: RecordView, texts: TabTexts, now: Date): Fact[] {
  const words = { texts, now };
  switch (record.kind) {
    case 'ticket':
      return known(ticketFacts(record, words));
    case 'task':
      return known(taskFacts(record, words));
    case 'approval':
      return known(approvalFacts(record, words));
    case 'time-entry':
      return known(timeFacts(record, words));
    case 'contact':
      return known(contactFacts(record, words));
    case 'member':
      return known(memberFacts(record, words));
    case 'client':
      return known(ages(words, record));
    case 'project':
      return known(projectFacts(record, words));
    default:
      return record.facts;
  }
}
