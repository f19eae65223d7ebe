import { defineAction } from '../definition/action.ts';
import type { Contact } from '../domain/client.ts';
import { assertActiveClient, assertFreeContactMail, contactWords, telephone } from '../domain/client-rules.ts';
import { named } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Adds a person at a client. Their mail address is theirs alone in the desk. */
export const addContact = defineAction({
  name: 'contact.add',
  title: 'Add contact',
  summary: 'Adds a person at a client.',
  place: 73,
  phrases: ['add contact {name} {mail} to {client}', 'add contact {name} {mail} for {client}', 'add contact to {client}'],
  input: {
    client: field.reference('Client', { of: ['client'] }),
    name: field.text('Name', { max: 120 }),
    mail: field.text('Mail address', { max: 254, format: 'mail' }),
    phone: field.text('Telephone', { max: 40, optional: true }),
  },
  permission: { grant: 'contact.write', scope: 'client' },
  audit: { record: ['client', 'name', 'mail', 'phone'] },
  async run({ contacts }, { client, name, mail, phone }) {
    assertActiveClient(client.record);
    await assertFreeContactMail({ contacts }, mail);
    const contact = { name, mail, client: named(client.record), ...(phone !== undefined && { phone: telephone(phone) }) };
    return {
      write: { create: 'contact', record: contact },
      events: [{ type: 'contact.added', data: { clientId: client.record._id } }],
      reply: (stored: Contact) => ({
        text: say`Added: ${contactWords(contact)}.`,
        show: { kind: 'contact', record: stored },
      }),
    };
  },
});
