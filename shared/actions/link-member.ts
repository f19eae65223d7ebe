import { defineAction } from '../definition/action.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Links a member to their Microsoft account. Done by the desk itself, from the directory. */
export const linkMember = defineAction({
  name: 'member.link',
  title: 'Link member',
  summary: 'Links a member to their Microsoft account.',
  phrases: [],
  input: {
    member: field.reference('Member', { of: ['member'] }),
    entraObjectId: field.text('Object id of the account', { max: 64, hidden: true }),
  },
  permission: { grant: 'system.act', scope: 'member' },
  audit: { subject: 'member', record: ['entraObjectId'] },
  async run({ members }, { member: { record: before }, entraObjectId }) {
    const holder = await members.byEntraObjectId(entraObjectId);
    if (holder?._id === before._id) return { reply: { text: say`${before.name} is linked to this account already.` } };
    if (holder || before.entraObjectId !== undefined) {
      const text = holder ? say`This account belongs to ${holder.name}.` : say`${before.name} is linked to another account.`;
      throw new Failure('already-linked', 'conflict', text, say`The next directory sync looks at it again.`);
    }
    return {
      write: { update: 'member', before, after: { ...before, entraObjectId } },
      events: [{ type: 'member.linked', data: { entraObjectId } }],
      reply: { text: say`${before.name} is linked to their Microsoft account.` },
    };
  },
});
