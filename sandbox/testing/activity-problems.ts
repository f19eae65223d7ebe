import type { JsonObject } from '../json.ts';
import { objectsAt, textAt } from '../json.ts';

type Check = readonly [name: string, holds: (activity: JsonObject) => boolean];

const checks: readonly Check[] = [
  ['the channel is msteams', (activity) => activity['channelId'] === 'msteams'],
  ['it has an id', (activity) => (textAt(activity, 'id') ?? '') !== ''],
  ['the service url ends in a slash', (activity) => textAt(activity, 'serviceUrl')?.endsWith('/') === true],
  ['the sender has the id of a user', (activity) => textAt(activity, 'from', 'id')?.startsWith('29:') === true],
  ['the sender has an object id', (activity) => (textAt(activity, 'from', 'aadObjectId') ?? '').length === 36],
  ['the recipient is a bot', (activity) => textAt(activity, 'recipient', 'id')?.startsWith('28:') === true],
  [
    'the conversation has a type',
    (activity) => ['personal', 'groupChat'].includes(textAt(activity, 'conversation', 'conversationType') ?? ''),
  ],
  [
    'the tenant is named twice',
    (activity) => textAt(activity, 'conversation', 'tenantId') === textAt(activity, 'channelData', 'tenant', 'id'),
  ],
  [
    'it says where the client is',
    (activity) => objectsAt(activity, 'entities').some((entity) => entity['type'] === 'clientInfo'),
  ],
  ['the local time carries an offset', (activity) => /[+-]\d\d:\d\d$/.test(textAt(activity, 'localTimestamp') ?? '')],
  ['the time is in UTC', (activity) => textAt(activity, 'timestamp')?.endsWith('Z') === true],
  [
    'it has a zone and a locale',
    (activity) => textAt(activity, 'localTimezone') !== undefined && textAt(activity, 'locale') !== undefined,
  ],
  [
    'an invoke has a name and a value',
    (activity) => activity['type'] !== 'invoke' || (textAt(activity, 'name') !== undefined && 'value' in activity),
  ],
];

/** What Teams would never send; empty for a proper activity. */
export function activityProblems(activity: JsonObject): readonly string[] {
  return checks
    .filter(([, holds]) => !holds(activity))
    .map(([name]) => `${activity['type']} ${activity['id']}: not true that ${name}`);
}
