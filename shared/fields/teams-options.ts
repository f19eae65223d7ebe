/** What Deskhand can be in Teams, as the choices of a form. */
export const capabilityOptions = [
  { value: 'tab', title: 'Personal tab' },
  { value: 'bot', title: 'Bot' },
  { value: 'messageExtension', title: 'Message extension' },
  { value: 'activity', title: 'Activity feed' },
] as const;

/** The sorts of notices, as the choices of a form. */
export const noticeOptions = [
  { value: 'assignment', title: 'Assignment' },
  { value: 'customer-reply', title: 'Customer reply' },
  { value: 'approval-request', title: 'Approval request' },
  { value: 'escalation', title: 'Escalation' },
  { value: 'sla-risk', title: 'SLA risk' },
  { value: 'microsoft-setup', title: 'Microsoft set-up' },
] as const;

/** The install states, as the choices of a form. */
export const installOptions = [
  { value: 'not-configured', title: 'Not configured' },
  { value: 'pending', title: 'Pending' },
  { value: 'active', title: 'Active' },
  { value: 'error', title: 'Error' },
] as const;
