import type { Check } from '../../../shared/domain/check.ts';
import { profileIdFor } from '../../../shared/domain/teams-integration.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { DiagnosisWish } from '../../../shared/ports/microsoft-setup.ts';
import type { DiagnosisParts, Trail } from './diagnosis-parts.ts';
import { installationSteps } from './installation-steps.ts';
import { reachSteps } from './reach-steps.ts';
import { signInSteps } from './sign-in-steps.ts';
import { walkSteps } from './walk-steps.ts';

/** Looks, step by step, at everything a desk needs of Microsoft: each step with what was found, how long it took, its code and who can do what. Never throws for what it finds. */
export async function diagnose(parts: DiagnosisParts, tenant: Tenant, wish: DiagnosisWish): Promise<Check[]> {
  const desk = parts.desk(tenant._id);
  const integration = await desk.integration();
  const id = profileIdFor(integration, 'teams');
  const profile = id === undefined ? undefined : await desk.profiles.byId(id);
  const trail: Trail = { tenant, wish, integration, profile };
  const steps = [...installationSteps(parts, trail), ...signInSteps(parts, trail), ...reachSteps(parts, trail)];
  return walkSteps(steps, {
    time: () => parts.now().getTime(),
    progress: wish.progress,
    onUnforeseen: (error, step) => parts.log.error({ tenantId: tenant._id, step, error }, 'a step of the diagnosis failed'),
  });
}
