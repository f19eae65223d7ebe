import type { Instant } from '../../../shared/api/answers.ts';
import type { Fact, RecordView } from '../../../shared/api/views.ts';
import type { Named, RecordKind } from '../../../shared/domain/records.ts';
import type { TabTexts } from '../../text/load-texts.ts';

type Lines = readonly (Fact | undefined | false)[];

const known = (facts: Lines): Fact[] => facts.filter((fact): fact is Fact => Boolean(fact));

/** What a record says of itself beside its title, in the reader's words; kinds that this page does not know say it in the server's. */
export function factsOf(record: RecordView, texts: TabTexts, now: Date): Fact[] {
  const { t, day, duration, instant, clock, relative } = texts;
  const fact = (key: Parameters<typeof t>[0], text: string | undefined, ref?: Fact['ref']): Fact | undefined =>
    text === undefined || text === '' ? undefined : { title: t(key), text, ...(ref && { ref }) };
  const named = (key: Parameters<typeof t>[0], kind: RecordKind, of: Named | undefined) =>
    fact(key, of?.name, of && { kind, id: of.id });
  const spent = (minutes: number) => fact('record.time', minutes > 0 ? duration(minutes) : t('record.time.none'));
  const since = (at: Instant) => `${instant(at)} (${relative(at, now)})`;
  const ages = [fact('record.created', since(record.createdAt)), fact('record.updated', since(record.updatedAt))];
  switch (record.kind) {
    case 'ticket': {
      const { client, contact, assignee, escalation, minutes, attachments } = record;
      const by = escalation && { name: escalation.by.name, when: relative(escalation.at, now) };
      return known([
        fact('record.assignee', assignee?.name ?? t('record.assignee.none')),
        named('record.client', 'client', client),
        named('record.contact', 'contact', contact),
        escalation && fact('row.escalated', `${t('record.escalation', by)}: ${escalation.reason}`),
        spent(minutes),
        fact('record.attachments', attachments.join(', ')),
        ...ages,
      ]);
    }
    case 'task': {
      const { assignee, project, client, dueOn, minutes } = record;
      return known([
        fact('record.assignee', assignee?.name ?? t('record.assignee.none')),
        dueOn !== undefined && fact('record.due', day(dueOn)),
        named('record.project', 'project', project),
        named('record.client', 'client', client),
        spent(minutes),
        ...ages,
      ]);
    }
    case 'approval': {
      const { of, requester, approvers, subject, requestedAt, decision } = record;
      const by = decision && { name: decision.by.name, when: relative(decision.at, now) };
      const deciders = approvers.length > 0 ? texts.list(approvers.map(({ name }) => name)) : t('record.deciders.all');
      return known([
        fact('record.about', t(`approval.of.${of}`)),
        subject && fact('record.subject', t(`kind.${subject.kind as 'ticket'}`), subject),
        fact('record.requester', requester.name),
        fact('record.asked', since(requestedAt)),
        fact('record.deciders', deciders),
        decision && fact('record.decision', t('record.decision.by', by)),
        decision && fact('record.comment', decision.comment),
      ]);
    }
    case 'time-entry': {
      const { work, member, on, minutes, startedAt, stoppedAt, status } = record;
      const from = startedAt && clock(startedAt);
      const span =
        from && (stoppedAt ? t('record.clock.span', { from, to: clock(stoppedAt) }) : t('record.clock.since', { from }));
      return known([
        fact('record.work', `#${work.number} ${work.title}`, { kind: work.kind, id: work.id }),
        fact('record.member', member.name),
        fact('record.day', day(on)),
        status.value !== 'running' && fact('record.minutes', duration(minutes)),
        fact('record.clock', span),
        ...ages,
      ]);
    }
    case 'contact': {
      const { mail, phone, client } = record;
      return known([named('record.client', 'client', client), fact('record.mail', mail), fact('record.phone', phone)]);
    }
    case 'project': {
      const { client, startsOn, endsOn, participants } = record;
      return known([
        named('record.client', 'client', client),
        startsOn !== undefined && fact('record.starts', day(startsOn)),
        endsOn !== undefined && fact('record.ends', day(endsOn)),
        fact('record.participants', texts.list(participants.map(({ name }) => name))),
      ]);
    }
    default:
      return record.facts;
  }
}
