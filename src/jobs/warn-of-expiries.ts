import { dueExpiryNotices } from '../../shared/domain/expiry-notices.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { Door } from '../actions/execute.ts';
import { derivedId } from '../actions/keys.ts';
import type { Registry } from '../actions/registry.ts';
import { systemCaller } from '../actions/system-caller.ts';
import type { Directory } from '../identity/directory.ts';
import { type Repeating, repeating } from './repeating.ts';

/** Tells, as an event `profile.secret-expiring` each, what of a tenant's Microsoft profiles ends in 30, 14, 7 and 1 days; each once, however often it runs. Answers how many were told. */
export async function warnOfExpiries(door: Door, registry: Registry, tenant: Tenant, now: Date): Promise<number> {
  const report = registry.action('profile.report');
  if (!report) throw new Error('the action profile.report is missing');
  let told = 0;
  for (const profile of await door.desk(tenant._id).profiles.all()) {
    for (const { credential, days } of dueExpiryNotices(profile, now)) {
      const input = { profile: `profile:${profile._id}`, finding: 'expiring', credential, days };
      const key = derivedId('expiring', profile._id, credential, String(days));
      const outcome = await door.execute(report, input, systemCaller(tenant), { key });
      if (outcome.ok && !outcome.duplicate) told += 1;
    }
  }
  return told;
}

const every = 6 * 3_600_000;

/** Counts down in every tenant, now and every six hours. */
export function expiryCountdown(
  { door, registry, directory }: { door: Door; registry: Registry; directory: Directory },
  now: () => Date,
  onError: (error: unknown) => void,
): Repeating {
  const count = async () => {
    for (const tenant of await directory.tenants()) await warnOfExpiries(door, registry, tenant, now());
  };
  const countdown = repeating(every, count, onError);
  void countdown.kick();
  return countdown;
}
