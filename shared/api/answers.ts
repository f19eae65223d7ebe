import type { HandedFile } from '../definition/reply.ts';
import type { RecordKind, RecordReference } from '../domain/records.ts';
import type { SaidBeside } from '../text/say.ts';
import type { DescribedDefinition } from './describe-definition.ts';
import type { RecordView } from './views.ts';

/** An instant as JSON carries it: ISO 8601, UTC. */
export type Instant = string;

/** `GET /api/config`: what can be known before anybody signs in. */
export interface Config {
  mode: 'try' | 'live';
  version: string;
  /** Where people reach this installation, without a slash at the end. */
  publicUrl: string;
  /** Id of the app in Teams, for links into it; absent while there is none. */
  teamsAppId?: string;
  /** How a plain browser signs in. Teams needs none of it. Absent where it cannot be told which desk is meant: then ask again with `?tenant=<Entra tenant id>`. */
  signIn?: SignInFacts;
  /** Try mode only: the desks that there are, each with its way to sign in. */
  desks?: { name: string; entraTenantId: string; signIn?: SignInFacts }[];
}

/** What an authorization code flow with PKCE needs (a public client: there is no secret). */
export interface SignInFacts {
  /** `https://host/<tenant>`, without a slash at the end; `/oauth2/v2.0/authorize` and `/oauth2/v2.0/token` follow it. */
  authority: string;
  clientId: string;
  /** Ask for these, with blanks between. */
  scopes: string[];
  redirectUri: string;
  entraTenantId: string;
}

/** `GET /api/me`: who is signed in and what this person may use. */
export interface Me {
  member: { id: string; name: string; mail: string };
  /** `holdSeconds`: how long a reply to a contact waits before it leaves. */
  desk: { id: string; name: string; zone: string; locale: string; holdSeconds: number };
  /** IANA zone and BCP 47 locale in which days and times are meant and shown. */
  zone: string;
  locale: string;
  roles: string[];
  grants: string[];
  /** Every action and query that this person may use from here, most used first. */
  definitions: DescribedDefinition[];
  /** Until when they are let in, for somebody who came by a set-up link. */
  setupUntil?: Instant;
}

/** A row of a list. */
export interface ListRow {
  ref: RecordReference;
  number?: number;
  title: string;
  detail: string;
}

/** A list as it was asked for. `total` only where it is known and more than is shown. */
export interface ListAnswer {
  title: string;
  items: ListRow[];
  total?: number;
  empty: string;
}

/** A reply to a contact that waits: `reply.send` and `reply.cancel` take `record` as `ticket` and `entryId` as `entry`. */
export interface HeldAnswer {
  record: RecordReference;
  entryId: string;
  sendAt: Instant;
  to: string;
}

/** What an action or a query answers with status 200. */
export interface Answer<D = unknown> {
  /** One or two plain sentences, complete without the rest. */
  text: string;
  /** The same as a template and what is told in it, for readers of another language. */
  said?: SaidBeside<'text'>;
  /** The record as it is now, for this reader. */
  record?: RecordView;
  list?: ListAnswer;
  /** Plain values; `QueryData` says which query answers what. */
  data?: D;
  /** True when it can be taken back for an hour; `undo` then says how. */
  undoable: boolean;
  undo?: { action: string; input: { [name: string]: string } };
  held?: HeldAnswer;
  /** A file, or a part of one: ask again with `next` as inputs, and join the texts. */
  file?: HandedFile;
  suggestions?: string[];
  /** The same call was carried out before; nothing was done again. */
  duplicate?: true;
}

/** What was wrong with an input. `input` is its name; absent when the whole is meant. */
export interface FieldProblem {
  input?: string;
  code: 'missing' | 'invalid' | 'unknown' | 'ambiguous';
  text: string;
  said?: SaidBeside<'text'>;
  /** What could be meant: a value that the input accepts, and how it reads. */
  candidates?: { value: string; title: string }[];
}

/** A refusal, `application/problem+json` (RFC 9457): `detail` says what was wrong, `remedy` how to go on and who can mend it. */
export interface ApiProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  remedy?: string;
  /** The same two as templates and what is told in them. */
  said?: SaidBeside<'detail' | 'remedy'>;
  fields?: FieldProblem[];
  /** Status 500: what an administrator finds it by in the log. */
  reference?: string;
  /** Conflicts: the record as it is now. */
  record?: RecordView;
  /** The action that does it all the same (a colleague has just taken it). */
  instead?: { action: string; input: { [name: string]: string } };
}

/** One event of `GET /api/events`, sent as `event: change`: this record is now at this version, or something became of the reader's own notices. Read it again to see what changed. */
export type ChangeNotice = { kind: RecordKind; id: string; version: number } | { kind: 'notice' };
