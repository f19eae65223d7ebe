import { Failure } from '../errors/failure.ts';
import type { Desk } from '../ports/desk.ts';
import { say } from '../text/say.ts';
import type { Client, Contact } from './client.ts';
import { refusedInput } from './refused-input.ts';

/** Refuses a name that another client has, whatever the case and the accents, also one that is not active. */
export async function assertFreeClientName({ clients }: Pick<Desk, 'clients'>, name: string, ownId?: string): Promise<void> {
  if (!/[\p{L}\p{N}]/u.test(name)) throw refusedInput('name', say`A name needs at least one letter or digit.`);
  const holder = await clients.byName(name);
  if (!holder || holder._id === ownId) return;
  const text = holder.active
    ? say`There is a client “${holder.name}” already.`
    : say`The client “${holder.name}” is there and not active.`;
  const remedy = holder.active ? say`Give another name.` : say`Activate it instead; its tickets are still there.`;
  throw new Failure('name-taken', 'conflict', text, remedy, [{ field: 'name', code: 'invalid', text }]);
}

/** Refuses a mail address that another contact has: what writes from there is one person. */
export async function assertFreeContactMail({ contacts }: Pick<Desk, 'contacts'>, mail: string, ownId?: string): Promise<void> {
  const holder = await contacts.byMail(mail);
  if (!holder || holder._id === ownId) return;
  const text = say`${holder.name} of ${holder.client.name} has this address already.`;
  throw new Failure('mail-taken', 'conflict', text, say`Give another address, or change that contact.`, [
    { field: 'mail', code: 'invalid', text },
  ]);
}

/** Refuses new work and new people for a client that the desk does not work for any more. */
export function assertActiveClient(client: Client | undefined): void {
  if (!client || client.active) return;
  const text = say`The client “${client.name}” is not active.`;
  throw new Failure('client-inactive', 'conflict', text, say`Activate it first: “activate client ${client.name}”.`, [
    { field: 'client', code: 'invalid', text },
  ]);
}

/** A telephone number as it is stored. Throws `Failure` `input` for what is none. */
export function telephone(text: string): string {
  const digits = text.replace(/\D/g, '').length;
  if (digits >= 3 && digits <= 20 && /^[\d\s+()/.\-–#*x]+$/iu.test(text)) return text.trim();
  throw refusedInput('phone', say`This is no telephone number. It looks like +44 20 7946 0123.`);
}

/** How a contact reads: "Gus Ferreira, Contoso Bakery, gus@contoso.example". */
export function contactWords({ name, client, mail }: Pick<Contact, 'name' | 'client' | 'mail'>): string {
  return `${name}, ${client.name}, ${mail}`;
}
