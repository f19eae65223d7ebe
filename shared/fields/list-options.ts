import { approvalStatusTitles } from '../domain/approval-rules.ts';
import { statusTitles, taskStatusTitles } from '../domain/ticket-rules.ts';
import { titleOptions } from './title-options.ts';

const open = { value: 'active', title: 'All open' } as const;
const all = { value: 'all', title: 'All' } as const;

/** Which tickets a list shows. */
export const ticketListOptions = [open, ...titleOptions(statusTitles), all];

/** Which tasks a list shows. */
export const taskListOptions = [open, ...titleOptions(taskStatusTitles), all];

/** Which approvals a list shows. */
export const approvalListOptions = [...titleOptions(approvalStatusTitles), all];

/** How soon something is due. */
export const dueOptions = [
  { value: 'overdue', title: 'Overdue' },
  { value: 'today', title: 'Due by tonight' },
  { value: 'week', title: 'Due within a week' },
] as const;
