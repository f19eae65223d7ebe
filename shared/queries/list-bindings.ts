import { defineQuery } from '../definition/action.ts';
import { consumerTitles, profileIdFor } from '../domain/teams-integration.ts';
import type { Consumer } from '../ports/microsoft.ts';

/** Lists which Microsoft profile serves each part of the desk. */
export const listBindings = defineQuery({
  name: 'binding.list',
  title: 'Microsoft bindings',
  summary: 'Shows which Microsoft profile serves Teams, mail, calendar and the others.',
  phrases: ['microsoft bindings'],
  input: {},
  permission: { grant: 'desk.administer' },
  async run({ profiles, integration }) {
    const bindings = await integration();
    const names = new Map((await profiles.all()).map((profile) => [profile._id, profile]));
    const rows = (Object.keys(consumerTitles) as Consumer[]).map((consumer) => {
      const id = profileIdFor(bindings, consumer);
      const profile = id === undefined ? undefined : names.get(id);
      return { consumer, profileId: profile?._id, profile: profile?.name, bound: bindings?.bindings[consumer] !== undefined };
    });
    const told = rows.map(({ consumer, profile, bound }) => {
      const by = profile === undefined ? 'no profile yet' : `“${profile}”${bound ? '' : ' (the default)'}`;
      return `${consumerTitles[consumer]}: ${by}.`;
    });
    return { text: told.join(' '), data: { bindings: rows } };
  },
});
