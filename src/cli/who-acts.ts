import type { Caller } from '../../shared/definition/caller.ts';
import type { Member } from '../../shared/domain/member.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { fold } from '../../shared/text/fold.ts';
import type { Core } from '../core.ts';

function unclear(code: string, text: string, remedy: string): Failure {
  return new Failure(code, 'invalid', text, remedy);
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names.slice(0, 20));
}

/** The desk that is meant: by id, Entra tenant id, name or the beginning of its name; the only one when none is named. Throws `Failure` `desk-unclear`. */
export function deskOf(desks: readonly Tenant[], named: string | undefined): Tenant {
  const names = list(desks.map(({ name }) => name));
  if (desks.length === 0)
    throw unclear('desk-unclear', 'There is no desk yet.', 'Open one: npm run deskhand -- desk create --help');
  if (named === undefined) {
    if (desks.length === 1) return desks[0]!;
    throw unclear('desk-unclear', `There are several desks: ${names}.`, 'Say which one is meant with --desk <name>.');
  }
  const word = fold(named.trim());
  const exact = desks.filter(({ _id, entraTenantId, name }) => [_id, entraTenantId, fold(name)].includes(word) || _id === named);
  const found = exact.length ? exact : desks.filter(({ name }) => word !== '' && fold(name).startsWith(word));
  if (found.length === 1) return found[0]!;
  const text = found.length ? `“${named}” could be ${list(found.map(({ name }) => name))}.` : `No desk is called “${named}”.`;
  throw unclear('desk-unclear', text, `Desks: ${names}.`);
}

/** The member who acts: by mail address, else the only administrator. Throws `Failure` `actor-unclear`. */
function actorOf(members: readonly Member[], tenant: Tenant, mail: string | undefined): Member {
  const administrators = members.filter(({ roles }) => roles.includes('administrator'));
  const mails = list(administrators.map((one) => one.mail));
  if (mail === undefined) {
    if (administrators.length === 1) return administrators[0]!;
    if (administrators.length === 0) {
      const text = `${tenant.name} has no active administrator.`;
      throw unclear('actor-unclear', text, 'Give a member of the desk that role first.');
    }
    throw unclear('actor-unclear', `${tenant.name} has several administrators: ${mails}.`, 'Say who acts with --as <mail>.');
  }
  const found = members.find((one) => one.mail.toLowerCase() === mail.trim().toLowerCase());
  if (found) return found;
  const text = `No active member of ${tenant.name} has the address “${mail}”.`;
  throw unclear('actor-unclear', text, mails ? `Administrators: ${mails}.` : 'Look at them with: members list');
}

/** Who acts by the command line: an administrator of one desk. Whether they may do it is for the door to say. */
export async function callerOf(
  { directory, door }: Pick<Core, 'directory' | 'door'>,
  { desk, as }: { desk?: string | undefined; as?: string | undefined },
): Promise<Caller> {
  const tenant = deskOf(await directory.tenants(), desk);
  const actor = actorOf(await door.desk(tenant._id).members.active(), tenant, as);
  return { tenant, actor, surface: 'cli', zone: actor.zone, locale: actor.locale };
}
