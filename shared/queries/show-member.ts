import { defineQuery } from '../definition/action.ts';
import { roleList } from '../domain/member.ts';
import { field } from '../fields/field-builders.ts';

/** Shows one person of the desk, by name, mail or position in the last list. */
export const showMember = defineQuery({
  name: 'member.show',
  title: 'Show member',
  summary: 'Shows a person of the desk and their roles.',
  phrases: ['member {member}', 'show member {member}'],
  input: { member: field.reference('Member', { of: ['member'] }) },
  permission: { grant: 'desk.use', scope: 'member' },
  run: async (_context, { member }) => {
    const { name, mail, roles, active } = member.record;
    return { text: `${name}, ${mail}: ${roleList(roles) || 'no role'}${active ? '' : ', disabled'}.`, show: member };
  },
});
