import type { BindingFacts, ProfileFacts, TeamsStatusFacts } from '../../../shared/api/setup-data.ts';
import type { Consumer } from '../../../shared/ports/microsoft.ts';

/** The steps of the set-up, in their order. */
export const stepNames = ['profile', 'consent', 'bindings', 'app', 'people', 'summary'] as const;

/** A step of the set-up. */
export type StepName = (typeof stepNames)[number];

/** What is still to be done in a step. */
export type Missing =
  | 'profile-missing'
  | 'profile-disabled'
  | 'credential'
  | 'untested'
  | 'test-failed'
  | 'unserved'
  | 'inactive'
  | 'unlinked'
  | 'nobody'
  | 'steps-open';

/** How a step stands. */
export interface StepState {
  name: StepName;
  missing: Missing[];
}

/** What the server knows of the set-up; all progress comes from it, none is kept in the browser. */
export interface SetupFacts {
  profiles: readonly ProfileFacts[];
  bindings: readonly BindingFacts[];
  status: Pick<TeamsStatusFacts, 'install' | 'steps'>;
  members: readonly { active: boolean; linked?: boolean }[];
}

/** The profile that serves Teams. */
export function teamsProfile({ profiles, bindings }: Pick<SetupFacts, 'profiles' | 'bindings'>): ProfileFacts | undefined {
  const id = bindings.find(({ consumer }) => consumer === 'teams')?.profileId;
  return profiles.find((profile) => profile.id === id);
}

/** The parts of the desk that no profile serves. */
function unserved(bindings: readonly BindingFacts[]): Consumer[] {
  return bindings.filter(({ profileId }) => profileId === undefined).map(({ consumer }) => consumer);
}

function missingOfProfile({ status }: SetupFacts): Missing[] {
  const isBad = (name: string) => status.steps.some((step) => step.name === name && !step.ok);
  if (isBad('profile')) return ['profile-missing'];
  return [
    ...(isBad('profile-active') ? ['profile-disabled' as const] : []),
    ...(isBad('credential') ? ['credential' as const] : []),
  ];
}

function missingOfConsent(facts: SetupFacts): Missing[] {
  const tested = teamsProfile(facts)?.tested;
  if (!tested) return ['untested'];
  return tested.ok ? [] : ['test-failed'];
}

function missingOfPeople({ members }: SetupFacts): Missing[] {
  const active = members.filter((member) => member.active);
  if (active.length === 0) return ['nobody'];
  return active.every(({ linked }) => linked) ? [] : ['unlinked'];
}

/** Each step with what is still missing in it; a step without anything missing is done. */
export function stepsOf(facts: SetupFacts): StepState[] {
  const found: { [name in Exclude<StepName, 'summary'>]: Missing[] } = {
    profile: missingOfProfile(facts),
    consent: missingOfConsent(facts),
    bindings: unserved(facts.bindings).length > 0 ? ['unserved'] : [],
    app: facts.status.install.state === 'active' ? [] : ['inactive'],
    people: missingOfPeople(facts),
  };
  const isOpen = Object.values(found).some((missing) => missing.length > 0);
  return stepNames.map((name) => ({ name, missing: name === 'summary' ? (isOpen ? ['steps-open'] : []) : found[name] }));
}

/** The step that is shown: the one that was asked for, else the first with something missing. */
export function stepShown(steps: readonly StepState[], asked: string | null): StepName {
  const named = stepNames.find((name) => name === asked);
  return named ?? steps.find(({ missing }) => missing.length > 0)?.name ?? 'summary';
}

/** The step after this one; `undefined` after the last. */
export function stepAfter(name: StepName): StepName | undefined {
  return stepNames[stepNames.indexOf(name) + 1];
}
