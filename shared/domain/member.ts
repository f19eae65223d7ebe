import { allOf, type Sentence, word } from '../text/say.ts';
import type { NoticePreferences } from './notices/notice-preferences.ts';
import type { Aggregate } from './records.ts';

/** What a member is in the desk; a member may be several. */
export type Role = 'technician' | 'dispatcher' | 'approver' | 'administrator' | 'inbox-user';

/** How each role reads. */
export const roleTitles: { readonly [role in Role]: string } = {
  technician: 'Technician',
  dispatcher: 'Dispatcher',
  approver: 'Approver',
  administrator: 'Administrator',
  'inbox-user': 'Inbox user',
};

/** The roles in a sentence: "technician and approver". */
export function roleList(roles: readonly Role[]): string | Sentence {
  return allOf(roles.map((role) => word(roleTitles[role].toLowerCase())));
}

/** A person of the MSP. */
export interface Member extends Aggregate {
  name: string;
  mail: string;
  roles: Role[];
  /** Entra's object id of this person; `undefined` until linked. */
  entraObjectId?: string;
  /** IANA zone; days and times the person types are meant in it. */
  zone: string;
  /** BCP 47; decides how dates such as 3/4 are read and shown. */
  locale: string;
  active: boolean;
  /** Set when the person signed out of the bot; until they sign in again it only offers that. */
  signedOutAt?: Date;
  /** What the person wants to be told, where and when; `undefined` until they say so. */
  notices?: NoticePreferences;
}
