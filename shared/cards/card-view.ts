import type { Action } from '../definition/action.ts';
import type { RecordKind, RecordReference } from '../domain/records.ts';
import type { Problem } from '../errors/failure.ts';

/** An Adaptive Card payload of version 1.5. */
export type Card = { type: 'AdaptiveCard'; version: '1.5' } & Record<string, unknown>;

/** What a card's buttons carry back. Not trusted when it returns. */
export interface CardData {
  /** Name of the action or query. */
  verb: string;
  /** `kind:id` of the record the card shows, and the input of the action that takes it. */
  subject?: string;
  input?: string;
  /** Version of the record as shown; a click on an older one changes nothing. */
  version?: number;
  /** Made anew with each card; makes a click one idempotent call. */
  nonce: string;
  /** The button opens the action's form and does not do it yet: answer with the card whose `draft` is this action, with no problems. */
  ask?: true;
}

/** How and for whom a card is drawn. */
export interface CardView {
  now: Date;
  /** IANA zone and BCP 47 locale of the reader. */
  zone: string;
  locale: string;
  nonce: string;
  /** Id of the member who reads it; `undefined` for a card that several read. */
  readerId?: string;
  /** Address that opens the record; `undefined` when there is nowhere to open it yet. */
  link(ref: RecordReference): string | undefined;
  /** What the reader may do to this record now, most used first. Empty for readers who may nothing, and for a group's shared card. */
  actions: readonly Action[];
  /** Teams ids of up to 60 people who get their own view by refresh; `everybody` of the chat, which Teams does in chats of up to 60. */
  refreshFor?: readonly string[] | 'everybody';
  /** Said at the top: what was just done. */
  result?: string | undefined;
  /** Said at the top in place of it: what went wrong and how to go on. */
  failure?: { text: string; remedy: string };
  /** An action whose form is open, with what the person had typed and what was wrong with it. */
  draft?: { action: string; raw: Record<string, unknown>; problems: readonly Problem[] };
  /** Whether the result can be undone from here. */
  undoable?: boolean;
  /** A held reply on this ticket that the reader may send or cancel. */
  held?: { entryId: string };
  /** A refused claim that the reader may take over. */
  takeOver?: boolean;
}

/** A record with its kind, as cards and texts take it. */
export interface Shown {
  kind: RecordKind;
  record: unknown;
}
