import type { Contact } from '../domain/client.ts';
import type { Drawing } from './card-buttons.ts';
import { type Fact, factSet, heading, subtleText } from './elements.ts';
import type { Face } from './record-frame.ts';
import { callLink, mailLink } from './safe-link.ts';

/** What a contact shows of itself: client, mail address, telephone, with buttons to write and to call. */
export function contactFace(contact: Contact, { room }: Drawing): Face {
  room.take(700);
  const facts: Fact[] = [
    { title: 'Client', value: room.line(contact.client.name, 100) },
    { title: 'Mail', value: room.line(contact.mail, 254) },
  ];
  if (contact.phone) facts.push({ title: 'Telephone', value: room.line(contact.phone, 40) });
  const links: { title: string; url: string }[] = [];
  const [mail, call] = [mailLink(contact.mail), callLink(contact.phone ?? '')];
  if (mail) links.push({ title: 'Write a mail', url: mail });
  if (call) links.push({ title: 'Call', url: call });
  return { head: [heading(room.line(contact.name, 200)), subtleText('Contact'), ...factSet(facts)], links };
}
