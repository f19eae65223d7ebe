import { defineQuery } from '../definition/action.ts';

/** Shows who the person is to the desk and how days and times are read. */
export const settings = defineQuery({
  name: 'desk.settings',
  title: 'Settings',
  summary: 'Shows who you are here, your time zone and date format.',
  phrases: ['settings', 'my settings', 'who am i'],
  input: {},
  permission: { grant: 'desk.use' },
  run: async ({ actor, caller }) => ({
    text: `You are ${actor.name} (${actor.roles.map((role) => role.replace('-', ' ')).join(', ')}) at ${caller.tenant.name}. Your zone is ${caller.zone}, your date format ${caller.locale}.`,
    page: 'settings' as const,
  }),
});
