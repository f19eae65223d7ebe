import type { DateTime } from 'luxon';
import type { Aggregate, Named, RecordKind } from '../../shared/domain/records.ts';
import { startClocks } from '../../shared/domain/sla.ts';
import { withAllTold } from '../../shared/domain/sla-risk.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Ticket, TicketEntry } from '../../shared/domain/ticket.ts';
import { fold } from '../../shared/text/fold.ts';
import { derivedId } from '../actions/keys.ts';
import type { SeedTenant } from './people.ts';
import { seededApprovals } from './seeded-approvals.ts';
import type { DeskStories, TicketStory } from './stories.ts';

/** A record ready to be stored but for its search fields. */
export interface Seeded {
  kind: RecordKind;
  record: Aggregate & Record<string, unknown>;
}

/** What seeding one desk knows while it goes. */
export interface Seeding {
  tenant: Tenant;
  stories: DeskStories;
  now: DateTime;
  members: (Named & { mail: string })[];
  /** Makes a record of that kind, created so many hours ago. */
  make(kind: RecordKind, key: string, hoursAgo: number, fields: Record<string, unknown>): Seeded;
  nextNumber(): number;
}

function entriesOf(story: TicketStory, contact: Named & { mail: string }, author: Named, createdAt: DateTime): TicketEntry[] {
  const at = (minutes: number) => createdAt.plus({ minutes }).toJSDate();
  const entries: TicketEntry[] = [];
  if (story.note) entries.push({ id: derivedId(story.title, 'note'), kind: 'note', at: at(25), author, text: story.note });
  if (story.reply) {
    const to = { name: contact.name, mail: contact.mail };
    entries.push({
      id: derivedId(story.title, 'reply'),
      kind: 'reply',
      at: at(40),
      author,
      text: story.reply,
      to,
      state: 'sent',
    });
  }
  return entries;
}

function slaOf(seeding: Seeding, story: TicketStory, createdAt: DateTime): Ticket['sla'] {
  const sla = startClocks(seeding.tenant, story.priority, createdAt.toJSDate());
  const done = story.status === 'resolved' || story.status === 'closed';
  const stands = done || story.status === 'waiting';
  const clock = {
    ...sla,
    ...(story.reply || done ? { respondedAt: createdAt.plus({ minutes: 40 }).toJSDate() } : {}),
    ...(done ? { resolvedAt: createdAt.plus({ hours: 5 }).toJSDate() } : {}),
    ...(stands ? { pausedAt: createdAt.plus({ hours: 5 }).toJSDate() } : {}),
  };
  return withAllTold(seeding.tenant, { sla: clock, priority: story.priority }, seeding.now.toJSDate());
}

function seededTickets(seeding: Seeding, clients: Seeded[], contacts: Seeded[]): Seeded[] {
  return seeding.stories.tickets.map((story, index) => {
    const contact = contacts[index % contacts.length]!.record as unknown as Named & { _id: string; mail: string; client: Named };
    const client = clients.find((one) => one.record._id === contact.client.id)!.record as unknown as {
      _id: string;
      name: string;
    };
    const who = { id: contact._id, name: contact.name, mail: contact.mail };
    const assignee = story.assignee === undefined ? undefined : seeding.members[story.assignee % seeding.members.length];
    const createdAt = seeding.now.minus({ hours: story.hoursAgo });
    return seeding.make('ticket', `ticket-${index}`, story.hoursAgo, {
      number: seeding.nextNumber(),
      title: story.title,
      description: story.description,
      status: story.status,
      priority: story.priority,
      client: { id: client._id, name: client.name },
      contact: who,
      ...(assignee && { assignee: { id: assignee.id, name: assignee.name } }),
      entries: entriesOf(story, who, assignee ?? seeding.members[0]!, createdAt),
      sla: slaOf(seeding, story, createdAt),
    });
  });
}

function seededTasks(seeding: Seeding, projects: Seeded[]): Seeded[] {
  return seeding.stories.tasks.map((story, index) => {
    const project =
      story.project === undefined ? undefined : (projects[story.project]!.record as unknown as { _id: string; name: string });
    const assignee = seeding.members[story.assignee % seeding.members.length]!;
    return seeding.make('task', `task-${index}`, 24 * (index + 1), {
      number: seeding.nextNumber(),
      title: story.title,
      description: '',
      status: story.status,
      ...(project && { project: { id: project._id, name: project.name } }),
      assignee: { id: assignee.id, name: assignee.name },
      ...(story.dueIn !== undefined && {
        dueOn: seeding.now.setZone(seeding.tenant.zone).plus({ days: story.dueIn }).toISODate(),
      }),
      notes: [],
    });
  });
}

function seededCompanies(seeding: Seeding): { clients: Seeded[]; contacts: Seeded[]; projects: Seeded[] } {
  const clients = seeding.stories.clients.map((story, index) =>
    seeding.make('client', `client-${index}`, 2_000, { name: story.name, active: true, nameKey: fold(story.name) }),
  );
  const contacts = seeding.stories.clients.flatMap((story, index) =>
    story.contacts.map((name) => {
      const mail = `${fold(name).replaceAll(' ', '.')}@${story.domain}`;
      const client = clients[index]!.record;
      return seeding.make('contact', `contact-${mail}`, 2_000, { name, mail, client: { id: client._id, name: story.name } });
    }),
  );
  const projects = seeding.stories.projects.map((name, index) =>
    seeding.make('project', `project-${index}`, 900, {
      name,
      participants: seeding.members.slice(0, 2).map(({ id, name: who }) => ({ id, name: who })),
    }),
  );
  return { clients, contacts, projects };
}

/** Everything a seeded desk holds, and how many work numbers it used. */
export function seededRecords(
  tenant: Tenant,
  seed: SeedTenant,
  now: DateTime,
  firstNumber: number,
): { records: Seeded[]; numbers: number } {
  let numbers = 0;
  const make: Seeding['make'] = (kind, key, hoursAgo, fields) => {
    const createdAt = now.minus({ hours: hoursAgo }).toJSDate();
    const base = {
      _id: derivedId(tenant._id, kind, key),
      tenantId: tenant._id,
      version: 1,
      createdAt,
      updatedAt: createdAt,
      terms: [],
      pending: [],
      receipts: [],
    };
    return { kind, record: { ...base, ...fields } };
  };
  const people = seed.members.map((one) => {
    const { key, ...fields } = one;
    return make('member', key, 5_000, { ...fields, active: true });
  });
  const members = people.map(({ record }) => ({ id: record._id, name: String(record['name']), mail: String(record['mail']) }));
  const nextNumber = () => {
    numbers += 1;
    return firstNumber - 1 + numbers;
  };
  const seeding: Seeding = { tenant, stories: seed.stories, now, members, make, nextNumber };
  const { clients, contacts, projects } = seededCompanies(seeding);
  const tickets = seededTickets(seeding, clients, contacts);
  const tasks = seededTasks(seeding, projects);
  const approvals = seededApprovals(seeding, tickets);
  return { records: [...people, ...clients, ...contacts, ...projects, ...tickets, ...tasks, ...approvals], numbers };
}
