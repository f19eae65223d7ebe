/** The categories of notices as a person may choose or type them. */
export const noticeCategoryOptions = [
  { value: 'all', title: 'Everything', words: ['all', 'all notices'] },
  { value: 'assignment', title: 'Assignment', words: ['assignments', 'assigned'] },
  { value: 'customer-reply', title: 'Customer reply', words: ['customer replies', 'replies', 'reply'] },
  { value: 'approval-request', title: 'Approval request', words: ['approval requests', 'approvals', 'approval'] },
  { value: 'escalation', title: 'Escalation', words: ['escalations', 'escalated'] },
  { value: 'sla-risk', title: 'SLA risk', words: ['sla', 'sla risks', 'targets'] },
  { value: 'microsoft-setup', title: 'Microsoft set-up', words: ['microsoft', 'microsoft setup', 'setup', 'set-up'] },
] as const;

/** Where notices may go, as a person may choose or type it. */
export const noticeWayOptions = [
  { value: 'feed', title: 'Activity feed', words: ['feed', 'activity'] },
  { value: 'bot', title: 'Bot message', words: ['bot', 'chat', 'message'] },
  { value: 'both', title: 'Both', words: ['on', 'feed and bot'] },
  { value: 'none', title: 'Off', words: ['none', 'mute', 'nothing'] },
] as const;

/** What of the notices can be taken off again. */
export const noticeLimitOptions = [
  { value: 'quiet', title: 'Quiet hours', words: ['quiet'] },
  { value: 'digest', title: 'Digest', words: ['notice digest', 'summary'] },
] as const;
