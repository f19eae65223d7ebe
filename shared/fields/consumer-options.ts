/** The consumers as the choices of a form. */
export const consumerOptions = [
  { value: 'teams', title: 'Teams' },
  { value: 'meetings', title: 'Meetings' },
  { value: 'mail', title: 'Mail' },
  { value: 'calendar', title: 'Calendar' },
  { value: 'directory', title: 'Directory' },
  { value: 'sign-in', title: 'Sign-in' },
] as const;
