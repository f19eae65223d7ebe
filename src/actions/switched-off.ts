import type { Caller, Surface } from '../../shared/definition/caller.ts';
import type { Capability } from '../../shared/domain/teams-integration.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { holds } from '../../shared/policy/grants.ts';
import { type Sentence, say, word } from '../../shared/text/say.ts';
import { systemId } from './permission.ts';
import type { Definition } from './registry.ts';

/** Which capability a surface belongs to; the command line and the desk's own work belong to none and are never switched off. */
const capabilityOf: { readonly [surface in Surface]?: Capability } = {
  bot: 'bot',
  card: 'bot',
  dialog: 'bot',
  extension: 'messageExtension',
  tab: 'tab',
};

const words: { readonly [capability in Capability]: Sentence } = {
  bot: say`The Deskhand bot`,
  messageExtension: say`Deskhand’s message extension`,
  tab: say`The Deskhand tab`,
  activity: say`Deskhand’s activity feed`,
};

const remedy = say`An administrator of your desk can switch it on again under Teams set-up.`;

/** Why this surface is closed to the caller: its capability is switched off. Administrators get in all the same, to switch it on. `undefined` when it is open. */
export function capabilityOff({ tenant, actor, surface }: Caller): Failure | undefined {
  const capability = capabilityOf[surface];
  const isOff = capability !== undefined && tenant.teamsOff?.capabilities.includes(capability) === true;
  if (!isOff || actor._id === systemId || holds(actor.roles, 'desk.administer')) return undefined;
  return new Failure('switched-off', 'denied', say`${words[capability]} is switched off for ${tenant.name}.`, remedy);
}

/** Why this cannot be done from this surface: the surface or this very action is switched off. `undefined` when it can. */
export function switchedOff(definition: Definition, caller: Caller): Failure | undefined {
  const { tenant, surface } = caller;
  const closed = capabilityOff(caller);
  if (closed) return closed;
  const isGoverned = capabilityOf[surface] !== undefined || surface === 'rest';
  if (!isGoverned || !tenant.teamsOff?.actions.includes(definition.name)) return undefined;
  return new Failure('switched-off', 'denied', say`“${word(definition.title)}” is switched off for ${tenant.name}.`, remedy);
}
