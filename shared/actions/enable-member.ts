import { defineAction } from '../definition/action.ts';
import { pointer } from '../domain/cite.ts';
import type { Member } from '../domain/member.ts';
import { field } from '../fields/field-builders.ts';
import { say, sayAll } from '../text/say.ts';

/** Lets a disabled member in again, with the roles they had. */
export const enableMember = defineAction({
  name: 'member.enable',
  title: 'Enable member',
  summary: 'Lets a disabled member in again.',
  place: 77,
  phrases: ['enable member {member}', 'reactivate member {member}'],
  input: { member: field.reference('Member', { of: ['member'] }) },
  permission: {
    grant: 'desk.administer',
    scope: 'member',
    unless: (_actor, record) => ((record as Member).active ? say`${(record as Member).name} is active already.` : undefined),
  },
  audit: { subject: 'member', record: ['member'] },
  undo: 'member.disable',
  async run(_context, { member: { record: before } }) {
    const unlinked = before.entraObjectId === undefined && say`Their Microsoft account is not linked; “sync directory” links it.`;
    return {
      write: { update: 'member', before, after: { ...before, active: true } },
      events: [{ type: 'member.enabled' }],
      undo: { member: pointer('member', before) },
      reply: (stored: Member) => ({
        text: sayAll([say`${before.name} is let in again.`, unlinked]),
        show: { kind: 'member', record: stored },
        undoable: true,
      }),
    };
  },
});
