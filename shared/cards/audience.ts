import type { Action } from '../definition/action.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { CardElement } from '../fields/field-kind.ts';
import type { CardRoom } from './card-room.ts';

/** Who reads what is typed into this action's form: the contact, only the desk, or nobody in particular (`undefined`). */
export function audienceOf(action: Pick<Action, 'name' | 'permission'>): 'contact' | 'internal' | undefined {
  if (action.permission.grant === 'ticket.reply') return 'contact';
  return action.name === 'note.add' ? 'internal' : undefined;
}

const internalHint: CardElement = {
  type: 'TextBlock',
  text: 'Internal: only your desk reads this, contacts never do.',
  wrap: true,
  color: 'accent',
  weight: 'bolder',
};

/** The coloured sentence above a form that says who will read it; nothing where it does not matter. `contact` is whom a reply goes to. */
export function audienceHint(
  action: Pick<Action, 'name' | 'permission'>,
  contact: Ticket['contact'],
  room: CardRoom,
): CardElement[] {
  const audience = audienceOf(action);
  if (audience === undefined) return [];
  room.take(130);
  if (audience === 'internal') return [internalHint];
  const to = contact ? `${room.line(contact.name, 80)} (${room.line(contact.mail, 120)})` : 'the contact';
  return [{ type: 'TextBlock', text: `To ${to}: the contact reads this.`, wrap: true, color: 'warning', weight: 'bolder' }];
}
