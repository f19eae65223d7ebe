import { defineQuery } from '../definition/action.ts';
import type { ChangeNotifications, SubscriptionView } from '../domain/change-notifications.ts';
import { dueText, instantText } from '../text/plain-time.ts';

/** Lists what Microsoft tells the desk of as it happens: until when, when it last did, and what stands in the way. */
export const listSubscriptions = defineQuery({
  name: 'subscription.list',
  title: 'Change notifications',
  summary: 'Shows what Microsoft tells this desk of as it happens, and what stands in the way.',
  phrases: ['change notifications', 'subscriptions'],
  input: {},
  permission: { grant: 'desk.administer' },
  async run({ changeNotifications, caller, now }) {
    const found = await changeNotifications();
    const times = { now, until: (at: Date) => instantText(at, caller.zone, caller.locale) };
    const parts = [...heads(found), ...found.subscriptions.map((one) => sentence(one, times)), ...queue(found, now)];
    return { text: parts.join(' '), data: found };
  },
});

interface Times {
  now: Date;
  until(at: Date): string;
}

function heads({ subscriptions, trouble, checkedAt }: ChangeNotifications): string[] {
  const isAny = subscriptions.some(({ state }) => state === 'live');
  if (trouble && isAny)
    return [`Microsoft could not be asked lately what it tells this desk of. ${trouble.text} ${trouble.remedy}`];
  if (trouble) return [`Microsoft does not tell this desk of changes as they happen. ${trouble.text} ${trouble.remedy}`];
  if (subscriptions.length > 0) return [];
  if (checkedAt === undefined)
    return ['Nobody has looked yet what Microsoft tells this desk of; the server does so within minutes of its start.'];
  return ['There is nothing that Microsoft should tell this desk of.'];
}

function sentence({ title, state, expiresAt, lastAt, trouble }: SubscriptionView, { now, until }: Times): string {
  const why = trouble ? ` ${trouble.text} ${trouble.remedy}` : '';
  const last = lastAt ? `, last told of ${dueText(lastAt, now)}` : ', nothing told of yet';
  if (state === 'missing') return `${title}: not told of as it happens.${why}`;
  if (state === 'making') return `${title}: being asked for.${why}`;
  if (state === 'ending') return `${title}: an older subscription ends.${why}`;
  if (expiresAt && expiresAt <= now)
    return `${title}: the subscription ended ${dueText(expiresAt, now)}; another one is asked for.${why}`;
  return `${title}: told of as it happens${expiresAt ? ` until ${until(expiresAt)}, renewed before` : ''}${last}.${why}`;
}

const calls = (count: number) => `${count} ${count === 1 ? 'call' : 'calls'}`;

function queue({ waiting, parked, lastFailure, refused }: ChangeNotifications, now: Date): string[] {
  const count = Object.values(refused).reduce((sum, one) => sum + one, 0);
  return [
    ...(waiting > 0 ? [`${calls(waiting)} of Microsoft’s ${waiting === 1 ? 'waits' : 'wait'} to be worked off.`] : []),
    ...(parked > 0 ? [`${calls(parked)} failed often and ${parked === 1 ? 'is' : 'are'} tried a few times a day.`] : []),
    ...(lastFailure ? [`The newest failure, ${dueText(lastFailure.at, now)}: ${lastFailure.text} ${lastFailure.remedy}`] : []),
    ...(count > 0
      ? [`${count} ${count === 1 ? 'notification was' : 'notifications were'} not acted on: ${reasons(refused)}.`]
      : []),
  ];
}

const reasonTitles: { readonly [reason in keyof ChangeNotifications['refused']]-?: string } = {
  'unknown-subscription': 'of no subscription here',
  'other-subscription': 'of another subscription',
  'wrong-state': 'without the right state',
  'wrong-tenant': 'of another organisation',
  malformed: 'malformed',
  'too-large': 'too large',
  'wrong-sender': 'not proven to be Microsoft’s',
  altered: 'altered on the way',
  'told-already': 'told already',
};

function reasons(refused: ChangeNotifications['refused']): string {
  return (Object.keys(refused) as (keyof typeof refused)[])
    .map((reason) => `${refused[reason]} ${reasonTitles[reason]}`)
    .join(', ');
}
