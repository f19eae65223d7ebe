import type { Delivery } from './delivery.ts';

/** What came of a notice on one channel, as its recipient is told; the words of each are in `toldText`. */
export type ToldOutcome =
  | 'sent'
  | 'sent-with-others'
  | 'leaving'
  | 'waiting'
  | 'tried-again'
  | 'quiet-hours'
  | 'snoozed'
  | 'digest'
  | 'too-many'
  | 'muted'
  | 'superseded'
  | 'not-readable'
  | 'not-installed'
  | 'unlinked'
  | 'blocked'
  | 'not-set-up'
  | 'no-conversation'
  | 'failed'
  | 'uncertain';

/** One way on which a notice was told, waits to be told, or was not. */
export interface Told {
  channel: 'feed' | 'bot';
  outcome: ToldOutcome;
  /** Until when it waits. */
  until?: Date;
}

const waits: { readonly [reason: string]: ToldOutcome } = {
  quiet_hours: 'quiet-hours',
  snoozed: 'snoozed',
  digest: 'digest',
  too_many: 'too-many',
};

const skips: { readonly [reason: string]: ToldOutcome } = {
  muted: 'muted',
  superseded: 'superseded',
  not_readable: 'not-readable',
  app_not_installed: 'not-installed',
  unlinked: 'unlinked',
  blocked: 'blocked',
  not_set_up: 'not-set-up',
  no_conversation: 'no-conversation',
};

const words: { readonly [outcome in ToldOutcome]: string } = {
  sent: 'sent',
  'sent-with-others': 'sent in a summary',
  leaving: 'is being sent',
  waiting: 'waits to be sent',
  'tried-again': 'could not be sent yet and is tried again',
  'quiet-hours': 'waits for the end of your quiet hours',
  snoozed: 'waits for the end of your snooze',
  digest: 'waits for your daily summary',
  'too-many': 'waits, as many came at once',
  muted: 'not told, as this kind was off',
  superseded: 'a newer notice about the same record took its place',
  'not-readable': 'not told, as you could not read the record',
  'not-installed': 'the app was not installed for you',
  unlinked: 'you had no linked Microsoft account or were signed out',
  blocked: 'you or a policy had blocked the app',
  'not-set-up': 'was not set up or was switched off',
  'no-conversation': 'the bot had no chat with you',
  failed: 'could not be sent',
  uncertain: 'whether it arrived is not known',
};

/** Outcomes that are the same whatever the channel: naming it would mislead. */
const ofNoChannel: ReadonlySet<ToldOutcome> = new Set(['muted', 'superseded', 'not-readable']);

function outcomeOf({ state, reason = '', sentWith }: Delivery): ToldOutcome {
  switch (state) {
    case 'sent':
    case 'delivered':
      return sentWith === undefined ? 'sent' : 'sent-with-others';
    case 'sending':
      return 'leaving';
    case 'pending':
      return waits[reason] ?? (reason === '' ? 'waiting' : 'tried-again');
    case 'skipped':
      return skips[reason] ?? 'failed';
    case 'failed':
    case 'dead':
      return 'failed';
    case 'uncertain':
      return 'uncertain';
  }
}

/** What came of a notice's delivery, for its recipient: no code of Microsoft's and nothing of how it was sent. */
export function toldOf(delivery: Delivery, now: Date): Told {
  const { channel, state, notBefore } = delivery;
  const isAhead = state === 'pending' && notBefore !== undefined && notBefore > now;
  return { channel: channel === 'bot' ? 'bot' : 'feed', outcome: outcomeOf(delivery), ...(isAhead && { until: notBefore }) };
}

/** Whether the words of this outcome are to be said of its channel. */
export function namesChannel(outcome: ToldOutcome): boolean {
  return !ofNoChannel.has(outcome);
}

/** The same in plain words: "activity feed: sent", "bot message: waits for the end of your quiet hours". */
export function toldText({ channel, outcome }: Told): string {
  if (!namesChannel(outcome)) return words[outcome];
  return `${channel === 'feed' ? 'activity feed' : 'bot message'}: ${words[outcome]}`;
}
