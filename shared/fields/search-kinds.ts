/** What a search can be narrowed to. */
export const searchKinds = [
  { value: 'all', title: 'All', words: ['any', 'everything'] },
  { value: 'ticket', title: 'Tickets' },
  { value: 'task', title: 'Tasks' },
  { value: 'contact', title: 'Contacts' },
  { value: 'client', title: 'Clients' },
  { value: 'approval', title: 'Approvals' },
] as const;
