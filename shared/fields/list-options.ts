/** Which tickets a list shows. */
export const ticketListOptions = [
  { value: 'active', title: 'All open' },
  { value: 'new', title: 'New' },
  { value: 'open', title: 'Open' },
  { value: 'waiting', title: 'Waiting for contact' },
  { value: 'resolved', title: 'Resolved' },
  { value: 'closed', title: 'Closed' },
  { value: 'all', title: 'All' },
] as const;

/** Which tasks a list shows. */
export const taskListOptions = [
  { value: 'active', title: 'All open' },
  { value: 'to-do', title: 'To do' },
  { value: 'in-progress', title: 'In progress' },
  { value: 'done', title: 'Done' },
  { value: 'all', title: 'All' },
] as const;

/** Which approvals a list shows. */
export const approvalListOptions = [
  { value: 'requested', title: 'Waiting for a decision' },
  { value: 'approved', title: 'Approved' },
  { value: 'changes-requested', title: 'Changes requested' },
  { value: 'rejected', title: 'Rejected' },
  { value: 'withdrawn', title: 'Withdrawn' },
  { value: 'all', title: 'All' },
] as const;

/** How soon something is due. */
export const dueOptions = [
  { value: 'overdue', title: 'Overdue' },
  { value: 'today', title: 'Due by tonight' },
  { value: 'week', title: 'Due within a week' },
] as const;
