import type { Profile } from '../../shared/domain/microsoft-profile.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { Failure } from '../../shared/errors/failure.ts';
import type { Door } from '../actions/execute.ts';
import { derivedId } from '../actions/keys.ts';
import type { Registry } from '../actions/registry.ts';
import { systemCaller } from '../actions/system-caller.ts';
import type { Consumer } from '../events/relay.ts';
import type { Tokens } from '../identity/tokens/microsoft-tokens.ts';
import { Lease, type LeaseParts } from '../services/subscriptions/lease.ts';
import { type Repeating, repeating } from './repeating.ts';

/** What checking profiles needs. */
export interface ProfileChecks extends LeaseParts {
  door: Door;
  registry: Registry;
  tokens: Pick<Tokens, 'keeper' | 'connectionOf'>;
}

const minute = 60_000;
const hour = 60 * minute;
const daily = 24 * hour;

/** Refusals that only somebody who enters something else can mend. That Microsoft cannot be reached, or a clock is off, is none. */
const dead: ReadonlySet<string> = new Set([
  'secret-wrong',
  'secret-expired',
  'certificate-expired',
  'application-unknown',
  'directory-unknown',
  'profile-disabled',
]);

function isDead({ tested }: Profile): boolean {
  return tested?.ok === false && dead.has(tested.code ?? '');
}

/** A test that found dead credentials is repeated soon, before anything is switched off: Microsoft knows a new secret everywhere only after some minutes. */
function isDue(profile: Profile, now: Date): boolean {
  if (profile.status === 'archived') return false;
  const since = profile.tested ? now.getTime() - profile.tested.at.getTime() : Number.POSITIVE_INFINITY;
  if (profile.status === 'disabled') return since >= hour;
  return since >= (isDead(profile) ? 10 * minute : profile.tested?.ok === false ? hour : daily);
}

async function act(parts: ProfileChecks, tenant: Tenant, name: string, profile: Profile, more: object): Promise<void> {
  const action = parts.registry.action(name);
  if (!action) throw new Error(`the action ${name} is missing`);
  const key = derivedId('check', name, profile._id, String(profile.version), String(parts.now().getTime()));
  const input = { profile: `profile:${profile._id}`, ...more };
  const outcome = await parts.door.execute(action, input, systemCaller(tenant), { key });
  if (!outcome.ok && outcome.failure.kind === 'unexpected') throw outcome.failure;
}

/** Tests one profile. What is dead a second time is disabled with the reason. */
async function check(parts: ProfileChecks, tenant: Tenant, before: Profile): Promise<void> {
  await act(parts, tenant, 'profile.test', before, {});
  const after = await parts.door.desk(tenant._id).profiles.byId(before._id);
  if (after?.status !== 'active' || !isDead(before) || !isDead(after)) return;
  await act(parts, tenant, 'profile.report', after, { finding: 'disabled', reason: after.tested!.text });
}

/** Fetches the token of a delegated connection that would not live for another hour. A grant that died is cleared and reported by the token keeper itself. */
async function refresh({ tokens }: ProfileChecks, tenant: Tenant, profile: Profile): Promise<void> {
  try {
    await tokens.keeper.get(tokens.connectionOf(tenant._id, profile), { livesMinutes: 60 }, undefined);
  } catch (error) {
    // What can be mended is told where the connection is used; the next hour tries again.
    if (!(error instanceof Failure)) throw error;
  }
}

/** Tests the profiles of a tenant that were not tested for a day, and keeps delegated connections alive: one process at a time, and only what is due. Answers how many were tested. */
export async function checkProfiles(parts: ProfileChecks, tenant: Tenant): Promise<number> {
  const lease = await Lease.take(parts, tenant._id, 'profile-checks');
  if (!lease) return 0;
  let tested = 0;
  try {
    for (const profile of await parts.door.desk(tenant._id).profiles.all()) {
      await lease.keep();
      if (profile.status === 'active' && profile.connection?.state === 'connected') await refresh(parts, tenant, profile);
      if (!isDue(profile, parts.now())) continue;
      await check(parts, tenant, profile);
      tested += 1;
    }
  } finally {
    await lease.release();
  }
  return tested;
}

/** Has a profile tested as soon as somebody has entered what it signs in with, without keeping them waiting. */
export function testedOnEntry(checks: () => Pick<Repeating, 'kick'> | undefined): Consumer {
  return {
    name: 'profile-tests',
    async consume(_tenant, { type }) {
      if (type === 'profile.added' || type === 'profile.rotated') void checks()?.kick();
    },
  };
}

const lookEvery = 5 * minute;

/** Looks every five minutes what is due in every tenant; one tenant in trouble holds up no other. */
export function profileChecks(
  parts: ProfileChecks & { tenants(): Promise<readonly Tenant[]> },
  onError: (error: unknown) => void,
): Repeating {
  return repeating(
    lookEvery,
    async () => {
      for (const tenant of await parts.tenants()) await checkProfiles(parts, tenant).catch(onError);
    },
    onError,
  );
}
