import type { TenantNotices } from './notices/notice-preferences.ts';

/** When the desk works: minutes of the day in the tenant's zone, by weekday (1 Monday to 7 Sunday); a day that is absent is closed. */
export interface BusinessHours {
  zone: string;
  days: { [weekday: number]: { fromMinute: number; toMinute: number } };
}

/** Business minutes allowed until the first response and until the resolution. */
export interface SlaTarget {
  responseMinutes: number;
  resolutionMinutes: number;
}

/** An MSP that uses Deskhand. */
export interface Tenant {
  _id: string;
  name: string;
  /** Microsoft's tenant id of this MSP; `undefined` until connected. */
  entraTenantId?: string;
  zone: string;
  locale: string;
  hours: BusinessHours;
  sla: { low: SlaTarget; normal: SlaTarget; high: SlaTarget; urgent: SlaTarget };
  /** Whether the set-up is finished; until it is, Teams gets one clear sentence and nothing else. */
  teams: 'not-configured' | 'pending' | 'active' | 'error';
  /** What is switched off in Teams, as the Microsoft set-up of the tenant has it; absent while everything is on. */
  teamsOff?: { capabilities: readonly string[]; actions: readonly string[] };
  /** How long a reply to a contact is held before it leaves, in seconds. */
  holdSeconds: number;
  /** The mailbox from which mail to contacts leaves; `undefined` until one is bound. */
  mailbox?: string;
  /** Where notices go of people who have not chosen; `undefined`: to the activity feed. */
  notices?: TenantNotices;
  /** The share of an SLA target, in percent, that is left when a ticket counts as at risk; 20 when left out. */
  slaRiskPercent?: number;
}
