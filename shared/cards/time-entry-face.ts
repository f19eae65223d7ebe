import type { TimeEntry, TimeEntryStatus } from '../domain/time-entry.ts';
import { clockText, dayText, minutesText } from '../text/plain-time.ts';
import type { Drawing } from './card-buttons.ts';
import { badges, type Fact, factSet, type Ground, heading, paragraph } from './elements.ts';
import { localDay } from './local-day.ts';
import type { Face } from './record-frame.ts';

/** How each status of a time entry reads. */
export const timeEntryStatusTitles: { readonly [status in TimeEntryStatus]: string } = {
  running: 'Timer running',
  draft: 'Draft',
  submitted: 'Submitted',
  approved: 'Approved',
  'changes-requested': 'Changes requested',
  removed: 'Removed',
};

/** How pressing each status of a time entry is. */
export const timeEntryGrounds: { readonly [status in TimeEntryStatus]: Ground } = {
  running: 'accent',
  draft: 'emphasis',
  submitted: 'accent',
  approved: 'good',
  'changes-requested': 'warning',
  removed: 'attention',
};

/** From when to when, in the reader's zone; `undefined` when it was only given as a length. */
function spanOf({ startedAt, stoppedAt }: TimeEntry, { view }: Drawing): string | undefined {
  if (!startedAt) return undefined;
  const from = clockText(startedAt, view.zone, view.locale);
  return stoppedAt ? `${from} to ${clockText(stoppedAt, view.zone, view.locale)}` : `since ${from}`;
}

/** What a time entry shows of itself: how long, on what, by whom, when, what was done. */
export function timeEntryFace(entry: TimeEntry, drawing: Drawing): Face {
  const { view, room } = drawing;
  room.take(1_000);
  const long = entry.status === 'running' ? 'Timer' : minutesText(entry.minutes);
  const facts: Fact[] = [
    { title: 'Member', value: room.line(entry.member.name, 100) },
    { title: 'Day', value: dayText(entry.on, view.locale, localDay(view.now, view.zone)) },
  ];
  const span = spanOf(entry, drawing);
  if (span) facts.push({ title: 'Clock', value: span });
  return {
    head: [
      heading(`${long} on \\#${entry.work.number} ${room.line(entry.work.title, 200)}`),
      badges([{ text: timeEntryStatusTitles[entry.status], ground: timeEntryGrounds[entry.status] }]),
      ...factSet(facts),
    ],
    rest: () => paragraph(room.lines(entry.note, 600, view.link(drawing.ref) ? '… (open to read all)' : '…')),
  };
}
