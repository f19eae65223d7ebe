import { defineAction } from '../definition/action.ts';
import { pointer } from '../domain/cite.ts';
import type { Member } from '../domain/member.ts';
import { assertAdministratorLeft, stillTheirs } from '../domain/member-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say, sayAll } from '../text/say.ts';

/** Shuts a member out at once; what they did and what is theirs stays. */
export const disableMember = defineAction({
  name: 'member.disable',
  title: 'Disable member',
  summary: 'Shuts a member out of the desk; what is theirs stays.',
  place: 76,
  phrases: ['disable member {member}', 'deactivate member {member}'],
  input: { member: field.reference('Member', { of: ['member'] }) },
  permission: {
    grant: 'desk.administer',
    scope: 'member',
    unless(actor, record) {
      const { _id, active, name } = record as Member;
      if (_id === actor._id) return say`You cannot disable yourself; another administrator can.`;
      return active ? undefined : say`${name} is disabled already.`;
    },
  },
  audit: { subject: 'member', record: ['member'] },
  undo: 'member.enable',
  async run({ members, tickets, tasks, now }, { member: { record: before } }) {
    await assertAdministratorLeft({ members }, before, now);
    const left = await stillTheirs({ tickets, tasks }, before);
    return {
      write: { update: 'member', before, after: { ...before, active: false } },
      events: [{ type: 'member.disabled' }],
      undo: { member: pointer('member', before) },
      reply: (stored: Member) => ({
        text: sayAll([say`${before.name} is disabled and does not get in any more.`, left]),
        show: { kind: 'member', record: stored },
        undoable: true,
      }),
    };
  },
});
