import { defineQuery } from '../definition/action.ts';
import { consumerList, servedBy } from '../domain/teams-integration.ts';
import { dueText } from '../text/plain-time.ts';

/** Shows the delegated connections: of which profile, how they stand, and since when. */
export const showConnections = defineQuery({
  name: 'connection.show',
  title: 'Microsoft connections',
  summary: 'Shows which profiles are connected with an account, and whether that still holds.',
  phrases: ['microsoft connections'],
  input: {},
  permission: { grant: 'desk.administer' },
  async run({ profiles, integration, now }) {
    const bindings = await integration();
    const connected = (await profiles.all()).filter(({ status, connection }) => connection && status !== 'archived');
    const rows = connected.map(({ _id, name, connection }) => ({
      profileId: _id,
      profile: name,
      serves: servedBy(bindings, _id),
      ...connection!,
    }));
    const told = rows.map(({ profile, serves, state, at, reason }) => {
      const how = state === 'connected' ? 'is connected' : 'is not connected any more';
      const whom = serves.length ? `, for ${consumerList(serves)}` : '';
      return `“${profile}” ${how} (${dueText(at, now)})${whom}.${reason === undefined ? '' : ` ${reason}`}`;
    });
    return { text: told.join(' ') || 'No account is connected.', data: { connections: rows } };
  },
});
