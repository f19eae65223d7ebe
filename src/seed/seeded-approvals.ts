import type { Seeded, Seeding } from './seeded-records.ts';

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

/** Submitted time with its approvals, a timesheet, changes; one asked by somebody who decides, so that self-approval can be tried. */
export function seededApprovals(seeding: Seeding, tickets: readonly Seeded[]): Seeded[] {
  const { members, now, tenant, make } = seeding;
  const [first, second] = [members[0]!, members[1 % members.length]!];
  const decider = members[members.length === 6 ? 3 : 1]!;
  const work = (index: number) => {
    const ticket = tickets[index]!.record as unknown as { _id: string; number: number; title: string };
    return { kind: 'ticket' as const, id: ticket._id, number: ticket.number, title: ticket.title };
  };
  const day = (ago: number) => now.setZone(tenant.zone).minus({ days: ago }).toISODate()!;
  const time = (key: string, who: typeof first, index: number, minutes: number, ago: number, status: string) =>
    make('time-entry', key, 24 * ago, { status, member: named(who), work: work(index), minutes, on: day(ago), note: 'On site' });
  const submitted = [
    time('time-1', first, 0, 90, 1, 'submitted'),
    time('time-2', second, 2, 45, 1, 'submitted'),
    time('time-3', first, 4, 30, 2, 'submitted'),
  ];
  const drafts = [time('time-4', first, 1, 50, 0, 'draft'), time('time-5', second, 5, 120, 0, 'draft')];
  const ask = (
    key: string,
    of: string,
    title: string,
    who: typeof first,
    hoursAgo: number,
    extra: Record<string, unknown> = {},
  ) =>
    make('approval', key, hoursAgo, {
      number: seeding.nextNumber(),
      of,
      title,
      details: '',
      status: 'requested',
      requester: named(who),
      approvers: [],
      requestedAt: now.minus({ hours: hoursAgo }).toJSDate(),
      ...extra,
    });
  const forEntry = (entry: Seeded, who: typeof first, hoursAgo: number) => {
    const of = entry.record as unknown as { _id: string; minutes: number; work: { number: number; title: string } };
    return ask(`approval-${of._id}`, 'time-entry', `${of.minutes} min on #${of.work.number} ${of.work.title}`, who, hoursAgo, {
      subject: { kind: 'time-entry', id: of._id },
    });
  };
  return [
    ...submitted,
    ...drafts,
    forEntry(submitted[0]!, first, 20),
    forEntry(submitted[1]!, second, 18),
    forEntry(submitted[2]!, first, 40),
    ask('approval-sheet', 'timesheet', `Timesheet of ${second.name}, last week`, second, 60, {
      details: '38.5 h on 14 tickets.',
    }),
    ask('approval-change', 'change', 'Firewall rule for the new ERP host', first, 26, {
      details: 'Opens 443 from the branch network to ERP-02. Rollback: disable rule 118.',
    }),
    ask('approval-self', 'change', 'Replace the core switch on Saturday', decider, 30, {
      details: 'Downtime 20 minutes, 06:00.',
    }),
  ];
}
