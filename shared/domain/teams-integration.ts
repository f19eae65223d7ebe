import type { Write } from '../definition/action.ts';
import type { Consumer } from '../ports/microsoft.ts';
import { allOf, type Said, type Sentence, say, word } from '../text/say.ts';
import type { StatedCheck } from './check.ts';
import { isExpired, type Profile } from './microsoft-profile.ts';
import type { Aggregate } from './records.ts';
import type { Tenant } from './tenant.ts';

/** What Deskhand can be in Teams; each is on or off. */
export type Capability = 'tab' | 'bot' | 'messageExtension' | 'activity';

/** The sorts of notices. `microsoft-setup` is for administrators alone: what only they can mend. */
export type NoticeCategory = 'assignment' | 'customer-reply' | 'approval-request' | 'escalation' | 'sla-risk' | 'microsoft-setup';

/** The Microsoft side of one tenant: which profile serves whom, and what Teams may show and do. One a tenant. */
export interface TeamsIntegration extends Aggregate {
  name: string;
  /** Profile ids by consumer; who is not named is served by the default. */
  bindings: { [consumer in Consumer]?: string };
  /** Id of the default profile. */
  defaultProfile?: string;
  install: { state: Tenant['teams']; at: Date; reason?: string };
  /** What is switched off; everything else is on. */
  capabilitiesOff: Capability[];
  noticesOff: NoticeCategory[];
  /** Names of actions that Teams does not offer or take. */
  actionsOff: string[];
}

/** The consumers, as people name them. */
export const consumerTitles: { readonly [consumer in Consumer]: string } = {
  teams: 'Teams',
  meetings: 'Meetings',
  mail: 'Mail',
  calendar: 'Calendar',
  directory: 'Directory',
  'sign-in': 'Sign-in',
};

/** The capabilities, as people name them. */
export const capabilityTitles: { readonly [capability in Capability]: string } = {
  tab: 'Personal tab',
  bot: 'Bot',
  messageExtension: 'Message extension',
  activity: 'Activity feed',
};

/** The sorts of notices, as people name them. */
export const noticeTitles: { readonly [category in NoticeCategory]: string } = {
  assignment: 'Assignment',
  'customer-reply': 'Customer reply',
  'approval-request': 'Approval request',
  escalation: 'Escalation',
  'sla-risk': 'SLA risk',
  'microsoft-setup': 'Microsoft set-up',
};

/** The install states, as people name them. */
export const installTitles: { readonly [state in Tenant['teams']]: string } = {
  'not-configured': 'not configured',
  pending: 'pending',
  active: 'active',
  error: 'error',
};

/** What is in it when nobody has set anything: no bindings, everything on, the state as the tenant has it. */
export function freshIntegration(tenant: Tenant, now: Date): Omit<TeamsIntegration, keyof Aggregate> {
  return {
    name: 'Microsoft set-up',
    bindings: {},
    install: { state: tenant.teams, at: now },
    capabilitiesOff: [],
    noticesOff: [],
    actionsOff: [],
  };
}

/** The write that changes the tenant's integration; makes it when there is none yet. */
export function integrationWrite(
  before: TeamsIntegration | undefined,
  changes: Partial<TeamsIntegration>,
  { tenant, now }: { tenant: Tenant; now: Date },
): Write {
  if (!before) return { create: 'teams-integration', record: { ...freshIntegration(tenant, now), ...changes } };
  return { update: 'teams-integration', before, after: { ...before, ...changes } };
}

/** The id of the profile that serves this consumer: the one it is bound to, or else the default; `undefined` when there is neither. */
export function profileIdFor(
  integration: Pick<TeamsIntegration, 'bindings' | 'defaultProfile'> | undefined,
  consumer: Consumer,
): string | undefined {
  return integration?.bindings[consumer] ?? integration?.defaultProfile;
}

/** The consumers that this profile serves, by binding or as the default. */
export function servedBy(integration: TeamsIntegration | undefined, profileId: string): Consumer[] {
  return (Object.keys(consumerTitles) as Consumer[]).filter((consumer) => profileIdFor(integration, consumer) === profileId);
}

/** Names in a sentence: "Mail and Calendar". */
export function consumerList(consumers: readonly Consumer[]): string | Sentence {
  return allOf(consumers.map((consumer) => word(consumerTitles[consumer])));
}

/** The list of what is off, after this one was switched. */
export function withSwitched<T extends string>(off: readonly T[], one: T | undefined, on: boolean): T[] {
  if (one === undefined) return [...off];
  const others = off.filter((other) => other !== one);
  return on ? others : [...others, one];
}

/** Whether Teams is ready for this tenant, step by step, as far as can be told without asking Microsoft. */
export function readinessSteps(profile: Profile | undefined, state: Tenant['teams'], now: Date): StatedCheck[] {
  const step = (name: string, code: string, ok: boolean, good: Said, bad: Said, next: Said): StatedCheck =>
    ok ? { name, ok, text: good } : { name, ok, text: bad, next, code };
  const certificate = profile?.certificate;
  const isOver =
    (!certificate || certificate.expiresAt <= now) && profile?.secrets.every((secret) => isExpired(secret, now)) !== false;
  return [
    step(
      'profile',
      'profile-missing',
      profile !== undefined,
      say`Teams uses “${profile?.name ?? ''}”.`,
      say`No Microsoft profile serves Teams.`,
      say`An administrator adds one and binds Teams to it.`,
    ),
    step(
      'profile-active',
      'profile-disabled',
      profile?.status === 'active',
      say`The profile is in use.`,
      say`The profile is not in use.`,
      say`An administrator tests it, or binds Teams to another.`,
    ),
    step(
      'credential',
      certificate ? 'certificate-expired' : 'secret-expired',
      profile !== undefined && !isOver,
      say`It has something to sign in with.`,
      say`It has nothing valid to sign in with.`,
      say`An administrator enters the next secret (rotate).`,
    ),
    step(
      'tested',
      'profile-untested',
      profile?.tested?.ok === true,
      say`Its last test passed.`,
      say`Its last test did not pass, or there was none.`,
      say`An administrator tests the profile.`,
    ),
    step(
      'state',
      'teams-inactive',
      state === 'active',
      say`Teams is active.`,
      say`Teams is ${word(installTitles[state])}.`,
      say`An administrator sets it to active once the app is uploaded.`,
    ),
  ];
}
