import type { Check } from '../domain/check.ts';
import type { RecordKind, RecordReference } from '../domain/records.ts';
import type { Snippet } from '../domain/setup-snippets.ts';
import { inEnglish, type Said, type Sentence } from '../text/say.ts';

/** One row of a list: the record, and how it reads. */
export interface ListItem {
  ref: RecordReference;
  /** `undefined` for records without a number. */
  number?: number;
  title: string;
  /** Status, client, due: short, at most about 80 characters. */
  detail: string;
}

/** A list that was shown; its positions serve as ordinals for 30 minutes. */
export interface List {
  title: string;
  items: ListItem[];
  /** How many there are in all, when more than shown. */
  total?: number;
  /** Said when there are none. */
  empty: string;
}

/** A file that is handed out, or a part of one. The texts of the parts are joined as they are. */
export interface HandedFile {
  /** What it is called when it is saved. */
  name: string;
  type: 'text/csv' | 'application/json';
  text: string;
  /** The inputs of the same query that answer the next part; absent on the last. */
  next?: { [input: string]: string };
}

/** What a person is told and shown after an action or a query. Every surface presents it in its own way. */
export interface Reply {
  /** One or two plain sentences; complete without the card. */
  text: string;
  /** The same as a sentence that other languages have too. */
  said?: Sentence;
  /** The record whose card is to be shown: a loaded aggregate, so that showing costs no read. */
  show?: { kind: RecordKind; record: unknown };
  list?: List;
  /** What was asked as data, for surfaces that show more than sentences; plain values, nothing secret. */
  data?: object;
  /** A file for other programs; surfaces that cannot hand one out say `text` alone. */
  file?: HandedFile;
  /** Commands to be pasted elsewhere, for surfaces that show more than sentences. */
  snippets?: readonly Snippet[];
  /** What was looked at, in its order; `text` names what is not well. */
  checks?: readonly Check[];
  /** It was done, and what it found is bad: a test that did not pass, a check that is not met. */
  failed?: true;
  /** True when the change can be taken back by `undo`. */
  undoable?: boolean;
  /** A reply to a contact that is held: which entry, until when. */
  held?: { ticketId: string; entryId: string; sendAt: Date; to: string };
  /** Further commands that make sense now, as they would be typed. */
  suggestions?: string[];
  /** Named pages of help and settings that surfaces render specially. */
  page?: 'help' | 'welcome' | 'settings' | 'signed-out';
  /** What the page of help is asked about; everything when left out. */
  topic?: string;
}

/** A reply as a definition states it, before its sentence is put in English. */
export type Told = Omit<Reply, 'text' | 'said'> & { text: Said };

/** The reply that was told. */
export function replyOf({ text, ...rest }: Told): Reply {
  return { ...rest, ...inEnglish(text) };
}
