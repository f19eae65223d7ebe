import type { Card } from '../../shared/cards/card-view.ts';
import type { RecordReference } from '../../shared/domain/records.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { Door } from '../../src/actions/execute.ts';
import type { LastLists } from '../../src/actions/last-lists.ts';
import type { Registry } from '../../src/actions/registry.ts';
import type { Log } from '../../src/http/log.ts';
import type { Directory } from '../../src/identity/directory.ts';
import type { StandIn } from '../../src/identity/who.ts';
import type { CardLedger } from '../cards/card-ledger.ts';
import type { PersonalConversations } from '../notices/personal-conversations.ts';
import type { Proactive } from '../teams/proactive.ts';

/** What the bot's surfaces are made of. */
export interface BotParts {
  store: DocumentStore;
  registry: Registry;
  door: Door;
  directory: Directory;
  lists: LastLists;
  ledger: CardLedger;
  conversations: PersonalConversations;
  proactive: Proactive;
  standIn: StandIn;
  log: Log;
  now(): Date;
  /** A value nobody can guess, new with each call. */
  nonce(): string;
  /** Address that opens a record; `undefined` when nothing is there to open it. */
  link(ref: RecordReference): string | undefined;
  /** The record that an address of ours means; `undefined` for any other address. */
  linked(address: string): RecordReference | undefined;
}

/** A message that shows a card, with the record it shows when there is one. */
export interface Shown {
  text: string;
  card?: Card;
  summary: string;
  record?: RecordReference & { version: number };
}
