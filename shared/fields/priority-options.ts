/** The priorities as a person may choose or type them. */
export const priorityOptions = [
  { value: 'low', title: 'Low', words: ['p4', 'minor'] },
  { value: 'normal', title: 'Normal', words: ['p3', 'medium', 'default'] },
  { value: 'high', title: 'High', words: ['p2', 'important'] },
  { value: 'urgent', title: 'Urgent', words: ['p1', 'critical', 'emergency'] },
] as const;
