import { defineQuery } from '../definition/action.ts';
import { field } from '../fields/field-builders.ts';

/** Shows one contact, by name, mail or position in the last list. */
export const showContact = defineQuery({
  name: 'contact.show',
  title: 'Show contact',
  summary: 'Shows a contact by name or mail.',
  phrases: ['contact {contact}', 'show contact {contact}'],
  input: { contact: field.reference('Contact', { of: ['contact'] }) },
  permission: { grant: 'contact.read', scope: 'contact' },
  run: async (_context, { contact }) => ({
    text: `${contact.record.name}, ${contact.record.client.name}, ${contact.record.mail}.`,
    show: contact,
  }),
});
