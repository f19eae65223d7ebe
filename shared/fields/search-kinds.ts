/** What a search can be narrowed to. */
export const searchKinds = [
  { value: 'all', title: 'All', words: ['any', 'everything'] },
  { value: 'ticket', title: 'Tickets' },
  { value: 'task', title: 'Tasks' },
  { value: 'contact', title: 'Contacts' },
  { value: 'approval', title: 'Approvals' },
] as const;
