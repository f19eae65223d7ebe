import type { Aggregate, Named } from './records.ts';

/** Where a task stands. */
export type TaskStatus = 'to-do' | 'in-progress' | 'done';

/** A step of a project, or a stand-alone piece of internal work. */
export interface Task extends Aggregate {
  number: number;
  title: string;
  description: string;
  status: TaskStatus;
  project?: Named;
  client?: Named;
  assignee?: Named;
  /** Calendar day `yyyy-mm-dd`, in the tenant's zone. */
  dueOn?: string;
  notes: { id: string; at: Date; author: Named; text: string; removedAt?: Date }[];
}
