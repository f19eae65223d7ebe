import { type Member, roleTitles } from '../../shared/domain/member.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { type Grant, holds, readGrants, rolesWith } from '../../shared/policy/grants.ts';
import { eitherOf, say, word } from '../../shared/text/say.ts';
import type { Definition } from './registry.ts';

/** The id of the actor that timed and follow-up work acts as; no member has it. */
export const systemId = 'system';

/** The id of whoever opens a desk and is none of its members yet; no member has it. */
export const founderId = 'founder';

function mayAtAll({ _id, roles }: Member, grant: Grant): boolean {
  return _id === founderId ? grant === 'desk.found' : holds(roles, grant);
}

/** Whether this member may see records of that kind at all. */
export function mayRead(actor: Member, kind: RecordKind): boolean {
  return actor._id === systemId || holds(actor.roles, readGrants[kind]);
}

/** Whether this member may do this to this record now: `refusal` without the words, for where there is nobody to tell. */
export function mayDo(definition: Definition, actor: Member, record: unknown): boolean {
  if (actor._id === systemId) return true;
  if (!actor.active || !mayAtAll(actor, definition.permission.grant)) return false;
  return record === undefined || definition.permission.unless?.(actor, record) === undefined;
}

/** Why this member may not do this at all, naming who can; `undefined` when they hold the right. */
export function refusalOfGrant(definition: Definition, actor: Member): Failure | undefined {
  if (actor._id === systemId) return undefined;
  if (!actor.active)
    return new Failure(
      'member-disabled',
      'denied',
      say`Your account in this desk is disabled.`,
      say`An administrator of your desk can enable it.`,
    );
  if (mayAtAll(actor, definition.permission.grant)) return undefined;
  const roles = rolesWith(definition.permission.grant).map((role) => roleTitles[role].toLowerCase());
  const list = eitherOf(roles.map(word));
  const text = list
    ? say`You may not do this: “${word(definition.title)}” is for the role ${list}.`
    : say`“${word(definition.title)}” is done by the desk itself.`;
  return new Failure(
    'not-allowed',
    'denied',
    text,
    list ? say`Ask an administrator of your desk for it.` : say`Nobody needs to ask for it.`,
  );
}

/** Why this member may not do this to this record; `undefined` when they may. Cards show exactly the actions this lets through. */
export function refusal(definition: Definition, actor: Member, record: unknown): Failure | undefined {
  const grant = refusalOfGrant(definition, actor);
  if (grant) return grant;
  const reason = record === undefined ? undefined : definition.permission.unless?.(actor, record);
  return reason === undefined ? undefined : new Failure('not-now', 'denied', reason, say`Nothing was changed.`);
}
