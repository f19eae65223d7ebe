import type { Delivery } from '../domain/notices/delivery.ts';
import type { RecordKind, RecordReference } from '../domain/records.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import type { AuditEntry } from '../ports/desk.ts';
import type { MayNot } from './views.ts';

/** For whom a record is shown, and what belongs to it. Everything in it is what this reader may see. */
export interface ViewContext {
  now: Date;
  /** IANA zone and BCP 47 locale of the reader. */
  zone: string;
  locale: string;
  tenant: Tenant;
  /** Address that opens a record; `undefined` for kinds that have none. */
  link(ref: RecordReference): string | undefined;
  may: string[];
  mayNot: MayNot[];
  /** What was done to the record, newest first. */
  audit: readonly AuditEntry[];
  /** Time on the record. */
  time: readonly TimeEntry[];
  /** Mails about the record, newest first. */
  mails: readonly Delivery[];
  /** How an action is called; `undefined` for one that is no more. */
  titleOf(action: string): string | undefined;
  /** Whether an input of an action is chosen among words of ours; what people wrote is left as it is. */
  isChosen(action: string, input: string): boolean;
}

/** The kinds whose history is shown with them. */
export const kindsWithHistory: readonly RecordKind[] = ['ticket', 'task', 'approval'];
