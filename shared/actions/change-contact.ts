import { defineAction } from '../definition/action.ts';
import { pointer } from '../domain/cite.ts';
import type { Contact } from '../domain/client.ts';
import { assertActiveClient, assertFreeContactMail, contactWords, telephone } from '../domain/client-rules.ts';
import { refusedInput } from '../domain/refused-input.ts';
import { named } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

const nothing = /^(?:none|no|-|–|keine?)$/i;

/** Changes what the desk knows of a contact; what is left out stays. Tickets keep the contact as they were told of them. */
export const changeContact = defineAction({
  name: 'contact.change',
  title: 'Change contact',
  summary: 'Changes a contact’s name, mail address, telephone or client.',
  place: 74,
  phrases: ['change contact {contact}', 'edit contact {contact}'],
  input: {
    contact: field.reference('Contact', { of: ['contact'] }),
    name: field.text('Name', { max: 120, optional: true }),
    mail: field.text('Mail address', { max: 254, format: 'mail', optional: true }),
    phone: field.text('Telephone, or “none”', { max: 40, optional: true }),
    client: field.reference('Client', { of: ['client'], optional: true }),
  },
  permission: { grant: 'contact.write', scope: 'contact' },
  audit: { subject: 'contact', record: ['name', 'mail', 'phone', 'client'] },
  undo: 'contact.change',
  async run({ contacts }, { contact: { record: before }, name, mail, phone, client }) {
    if ([name, mail, phone, client].every((value) => value === undefined))
      throw refusedInput('name', say`Nothing was given to change. Give a name, an address, a telephone number or a client.`);
    const after: Contact = {
      ...before,
      ...(name !== undefined && { name }),
      ...(mail !== undefined && { mail }),
      ...(client && client.record._id !== before.client.id && { client: named(client.record) }),
    };
    if (phone !== undefined) {
      if (nothing.test(phone)) delete after.phone;
      else after.phone = telephone(phone);
    }
    if (after.client !== before.client) assertActiveClient(client?.record);
    const isSame = (['name', 'mail', 'phone', 'client'] as const).every((key) => after[key] === before[key]);
    if (isSame) return { reply: { text: say`${before.name} is like that already.`, show: { kind: 'contact', record: before } } };
    if (after.mail !== before.mail) await assertFreeContactMail({ contacts }, after.mail, before._id);
    return {
      write: { update: 'contact', before, after },
      events: [{ type: 'contact.changed' }],
      undo: {
        contact: pointer('contact', before),
        name: before.name,
        mail: before.mail,
        phone: before.phone ?? 'none',
        client: `client:${before.client.id}`,
      },
      reply: (stored: Contact) => ({
        text:
          stored.phone === undefined
            ? say`Changed: ${contactWords(stored)}.`
            : say`Changed: ${contactWords(stored)}, ${stored.phone}.`,
        show: { kind: 'contact', record: stored },
        undoable: true,
      }),
    };
  },
});
