import type { NoticeCategory } from '../teams-integration.ts';

/** A kind of item that the app may put into a person's activity feed. */
export interface ActivityType {
  /** Its name in the manifest and in each notice. */
  type: string;
  /** How Teams' settings name it to a person who switches it off. */
  description: string;
}

/** The activity type of each category of notices. Manifest and notices both take it from here. */
export const activityTypes: { readonly [category in NoticeCategory]: ActivityType } = {
  assignment: { type: 'assignment', description: 'Work is assigned to you' },
  'customer-reply': { type: 'customerReply', description: 'A customer replied, or was replied to' },
  'approval-request': { type: 'approvalRequest', description: 'Your decision is asked for, or your request is decided' },
  escalation: { type: 'escalation', description: 'A ticket is escalated' },
  'sla-risk': { type: 'slaRisk', description: 'A target of a ticket is at risk or missed' },
  'microsoft-setup': { type: 'microsoftSetup', description: 'Something of the Microsoft set-up wants mending' },
};

/** The template parameter that carries the title of a notice; every activity type has it alone. */
export const titleParameter = 'title';
