import { IANAZone } from 'luxon';
import { Failure, type StatedProblem } from '../errors/failure.ts';
import type { Desk } from '../ports/desk.ts';
import { allOf, type Said, type Sentence, say, sayAll } from '../text/say.ts';
import type { Member } from './member.ts';

/** Refuses a zone and a locale that nobody knows, both at once, each beside its input. */
export function assertPlace({ zone, locale }: { zone?: string | undefined; locale?: string | undefined }): void {
  const problems: StatedProblem[] = [];
  const refuse = (field: string, text: Said) => problems.push({ field, code: 'invalid', text });
  if (zone !== undefined && !IANAZone.isValidZone(zone))
    refuse('zone', say`There is no time zone “${zone.slice(0, 60)}”. It looks like Europe/London.`);
  if (locale !== undefined && canonicalLocale(locale) === undefined)
    refuse('locale', say`There is no language “${locale.slice(0, 60)}”. It looks like en-GB or de-DE.`);
  const text = sayAll(problems.map((problem) => problem.text));
  if (problems.length > 0)
    throw new Failure('input', 'invalid', text, say`Correct what is named; nothing was changed.`, problems);
}

/** The language as it is stored (`de-DE`); `undefined` for what is none. */
export function canonicalLocale(text: string): string | undefined {
  try {
    const [locale] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'));
    return locale !== undefined && Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0 ? locale : undefined;
  } catch {
    return undefined;
  }
}

/** Refuses a mail address that another member has, also one who is disabled. */
export async function assertFreeMail({ members }: Pick<Desk, 'members'>, mail: string, ownId?: string): Promise<void> {
  const holder = await members.byMail(mail);
  if (!holder || holder._id === ownId) return;
  const text = holder.active
    ? say`${holder.name} has this address already.`
    : say`${holder.name} has this address and is disabled.`;
  const remedy = holder.active ? say`Give another address.` : say`Enable ${holder.name} instead; what they did is still there.`;
  throw new Failure('mail-taken', 'conflict', text, remedy, [{ field: 'mail', code: 'invalid', text }]);
}

/**
 * Refuses to take the last active administrator away. Where two administrators are taken away at the same moment, whoever is noted second sees the first
 * as gone already, in whichever process that happens.
 */
export async function assertAdministratorLeft({ members }: Pick<Desk, 'members'>, leaving: Member, now: Date): Promise<void> {
  if (!leaving.active || !leaving.roles.includes('administrator')) return;
  const others = async () =>
    (await members.active()).filter(({ _id, roles }) => _id !== leaving._id && roles.includes('administrator'));
  const seen = await others();
  const beside = seen.length === 0 ? [] : await members.noteLeaving(leaving, now);
  const isLeaving = (one: Member) => beside.some(({ id, version }) => id === one._id && version === one.version);
  // Read anew after the note: what was stored before it shows in the records, what comes after it sees the note.
  const left = seen.length === 0 ? [] : (await others()).filter((one) => !isLeaving(one));
  if (left.length > 0) return;
  throw new Failure(
    'last-administrator',
    'conflict',
    say`${leaving.name} is the last active administrator of this desk.`,
    say`Make somebody else an administrator first.`,
  );
}

/** What stays with a member who goes, as a sentence; `undefined` when nothing does. */
export async function stillTheirs(
  { tickets, tasks }: Pick<Desk, 'tickets' | 'tasks'>,
  member: Member,
): Promise<Sentence | undefined> {
  const most = 200;
  const [open, todo] = await Promise.all([
    tickets.countOpenFor(member._id),
    tasks.openFor(member._id, { limit: most }).then(({ length }) => length),
  ]);
  const openTickets = open === 1 ? say`1 open ticket` : say`${open} open tickets`;
  const openTasks = todo === most ? say`${most} or more open tasks` : todo === 1 ? say`1 open task` : say`${todo} open tasks`;
  const left = allOf([...(open ? [openTickets] : []), ...(todo ? [openTasks] : [])]);
  if (open + todo === 0) return undefined;
  return open + todo === 1
    ? say`${left} is still theirs; somebody else can take them over.`
    : say`${left} are still theirs; somebody else can take them over.`;
}
