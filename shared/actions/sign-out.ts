import { defineAction } from '../definition/action.ts';
import { say } from '../text/say.ts';

/** Signs the person out of the bot: it answers nothing but the offer to sign in until they do. */
export const signOut = defineAction({
  name: 'session.sign-out',
  title: 'Sign out',
  summary: 'Signs you out of this bot.',
  phrases: ['sign out', 'log out', 'logout', 'signout', 'sign-out', 'log-out'],
  input: {},
  permission: { grant: 'desk.use' },
  audit: { record: [] },
  async run({ actor, members, now }) {
    const member = (await members.byId(actor._id)) ?? actor;
    return {
      write: { update: 'member', before: member, after: { ...member, signedOutAt: now } },
      events: [{ type: 'member.signed-out' }],
      reply: { text: say`You are signed out. Say “sign in” to come back.`, page: 'signed-out' },
    };
  },
});
