/** The kinds of record a person can name, open or act on. */
export type RecordKind =
  | 'ticket'
  | 'task'
  | 'project'
  | 'approval'
  | 'time-entry'
  | 'client'
  | 'contact'
  | 'member'
  | 'profile'
  | 'teams-integration'
  | 'delivery';

/** Points at one record of the acting tenant. */
export interface RecordReference {
  kind: RecordKind;
  id: string;
}

/** A record named inside another: its id, and its name as it was when the outer record was last written. */
export interface Named {
  id: string;
  name: string;
}

/** Plain values that an event or an undo can carry. */
export type Plain = string | number | boolean | Date | null | undefined;

/** Something that happened to a record: stored with the change that caused it, told to the consumers afterwards. */
export interface DomainEvent {
  /** Derived from the change's idempotency key, so that the same change never tells twice. */
  id: string;
  /** `noun.past-verb`, for instance `ticket.assigned`. */
  type: string;
  at: Date;
  /** The member who did it, or `system`. */
  actor: Named;
  subject: RecordReference;
  /** What the consumers need; plain values only. */
  data: { [key: string]: Plain };
  /** On the first event of a change: which action it was, the inputs its definition records, and what takes it back. */
  cause?: {
    action: string;
    /** The idempotency key of the change. */
    key: string;
    inputs: { [name: string]: string };
    undo?: { action: string; input: { [name: string]: Plain } };
    /** The audit entry that this change took back. */
    undoes?: string;
  };
}

/** Proof that a change was done for an idempotency key, with what the person was told. */
export interface Receipt {
  key: string;
  action: string;
  at: Date;
  actorId: string;
  /** The sentence the person was told. */
  text: string;
  /** Whether it can be taken back. */
  undoable: boolean;
}

/** What every record holds beside its own fields: one document, one version, its untold events and its receipts. */
export interface Aggregate {
  _id: string;
  tenantId: string;
  /** Rises by one with every change a person can see. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** Folded search words, at most 64. */
  terms: string[];
  pending: DomainEvent[];
  /** The newest 50, and all of the last quarter of an hour up to 400. */
  receipts: Receipt[];
}
