import { defineAction } from '../definition/action.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

const reasons = [
  { value: 'removed', title: 'The account was deleted' },
  { value: 'disabled', title: 'The account is disabled' },
  { value: 'guest', title: 'The account is a guest’s' },
] as const;

/** Takes the link to a Microsoft account from a member, who does not get in any more; the member stays. Done by the desk itself, from the directory. */
export const unlinkMember = defineAction({
  name: 'member.unlink',
  title: 'Unlink member',
  summary: 'Takes the link to a Microsoft account from a member.',
  phrases: [],
  input: {
    member: field.reference('Member', { of: ['member'] }),
    entraObjectId: field.text('Object id of the account', { max: 64, hidden: true }),
    reason: field.choice('Reason', { options: reasons }),
  },
  permission: { grant: 'system.act', scope: 'member' },
  audit: { subject: 'member', record: ['entraObjectId', 'reason'] },
  async run(_context, { member: { record: before }, entraObjectId, reason }) {
    if (before.entraObjectId !== entraObjectId) return { reply: { text: say`${before.name} is not linked to this account.` } };
    return {
      write: { update: 'member', before, after: { ...before, entraObjectId: undefined } },
      events: [{ type: 'member.unlinked', data: { entraObjectId, reason } }],
      reply: { text: say`${before.name} is no longer linked to a Microsoft account.` },
    };
  },
});
