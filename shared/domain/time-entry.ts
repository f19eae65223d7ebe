import type { Aggregate, Named } from './records.ts';

/** Where a time entry stands. `running` is a timer; `draft` until its timesheet is submitted. */
export type TimeEntryStatus = 'running' | 'draft' | 'submitted' | 'approved' | 'changes-requested' | 'removed';

/** Time a member worked on a ticket or task. */
export interface TimeEntry extends Aggregate {
  status: TimeEntryStatus;
  member: Named;
  work: { kind: 'ticket' | 'task'; id: string; number: number; title: string };
  /** Whole minutes; 0 while a timer runs. */
  minutes: number;
  /** Calendar day `yyyy-mm-dd` in the member's zone. */
  on: string;
  note: string;
  /** When a timer, or a range such as 9:00-9:45, began. */
  startedAt?: Date;
  stoppedAt?: Date;
}
