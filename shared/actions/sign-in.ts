import { defineAction } from '../definition/action.ts';
import { say } from '../text/say.ts';

/** Signs the person in to the bot again. */
export const signIn = defineAction({
  name: 'session.sign-in',
  title: 'Sign in',
  summary: 'Signs you in to this bot again.',
  phrases: ['sign in', 'log in', 'login', 'signin', 'sign-in', 'log-in'],
  input: {},
  permission: { grant: 'desk.use' },
  audit: { record: [] },
  async run({ actor, members }) {
    const member = (await members.byId(actor._id)) ?? actor;
    if (!member.signedOutAt) return { reply: { text: say`You are signed in as ${member.name}.`, page: 'welcome' } };
    return {
      write: { update: 'member', before: member, after: { ...member, signedOutAt: undefined } },
      events: [{ type: 'member.signed-in' }],
      reply: { text: say`Welcome back, ${member.name}.`, page: 'welcome' },
    };
  },
});
