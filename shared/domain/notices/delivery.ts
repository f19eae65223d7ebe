import type { Aggregate, RecordReference } from '../records.ts';
import type { NoticeCategory } from '../teams-integration.ts';

/** How a delivery stands. `uncertain`: whether it arrived is unknown, and an administrator decides. */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'delivered' | 'skipped' | 'failed' | 'uncertain' | 'dead';

/** The way something leaves the desk. `teams`: a bot's answer that did not arrive; `feed` and `bot`: notices. */
export type DeliveryChannel = 'mail' | 'teams' | 'feed' | 'bot';

/** Why a notice was not sent and will not be by itself. `superseded`: a newer notice about the same record went in its place. */
export type SkipReason =
  | 'muted'
  | 'app_not_installed'
  | 'unlinked'
  | 'blocked'
  | 'not_set_up'
  | 'no_conversation'
  | 'not_readable'
  | 'superseded';

/** Why a notice waits for a later time; several that waited for the same time leave as one summary. */
export type WaitReason = 'quiet_hours' | 'snoozed' | 'digest' | 'too_many';

/** What a notice tells. */
export interface NoticeContent {
  /** The domain event it comes from. */
  eventId: string;
  category: NoticeCategory;
  title: string;
  /** One plain sentence of at most 150 characters. */
  preview: string;
  /** The same number for all notices about one record. */
  chain: number;
  /** Whether a bot message may take the place of a feed item that cannot be had. */
  fallback: boolean;
}

/** One thing that was to leave the desk, on one channel, to one recipient. Its id is derived, so the same cause makes it once. */
export interface Delivery extends Aggregate {
  /** What it is called in lists: the title of the notice, or the channel. */
  name: string;
  channel: DeliveryChannel;
  state: DeliveryState;
  /** Why it was skipped or waits, or the code it failed with. */
  reason?: string;
  about?: RecordReference;
  /** Notices: id of the member. Mail: the address. Bot's answers: the conversation. */
  recipient: string;
  at: Date;
  notice?: NoticeContent;
  /** Notices that are pending: not to be sent before this. */
  notBefore?: Date;
  /** It waited for others and may leave with them. */
  bundled?: boolean;
  /** How often it was tried. */
  attempts?: number;
  /** While it is being sent: when whoever sends it must have said what came of it. */
  leaseUntil?: Date;
  /** When its message was handed over; `undefined` for one that left in the summary of another. */
  leftAt?: Date;
  /** The delivery whose message told this one too. */
  sentWith?: string;
}

/** How each state reads. */
export const deliveryStateTitles: { readonly [state in DeliveryState]: string } = {
  pending: 'Waiting',
  sending: 'Being sent',
  sent: 'Sent',
  delivered: 'Delivered',
  skipped: 'Skipped',
  failed: 'Failed',
  uncertain: 'Uncertain',
  dead: 'Given up',
};

/** How each channel reads. */
export const deliveryChannelTitles: { readonly [channel in DeliveryChannel]: string } = {
  mail: 'Mail',
  teams: 'Bot answer',
  feed: 'Activity feed',
  bot: 'Bot message',
};
