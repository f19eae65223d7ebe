import { DateTime } from 'luxon';
import { defineQuery } from '../definition/action.ts';
import { type Profile, profileFacts } from '../domain/microsoft-profile.ts';
import { freshIntegration } from '../domain/teams-integration.ts';
import { Failure } from '../errors/failure.ts';
import { inEnglishAlone, say } from '../text/say.ts';

const newest = 200;

/** A profile without even the last letters of its secrets. */
function bare(profile: Profile, isDefault: boolean): object {
  const secrets = profile.secrets.map(({ hint: _hint, ...secret }) => ({ ...secret, hint: '' }));
  return profileFacts({ ...profile, secrets }, isDefault);
}

/** Hands out all that helps to find a fault, as one file with nothing secret in it: versions, settings, checks, counts, the last errors. Nobody is sent anything. */
export const exportDiagnosis = defineQuery({
  name: 'diagnosis.export',
  title: 'Diagnosis bundle',
  summary: 'Hands out versions, settings, checks, counts and last errors as one file without secrets.',
  phrases: [],
  input: {},
  permission: { grant: 'desk.administer' },
  async run({ installation, microsoft, integration, profiles, deliveries, changeNotifications, calls, caller, now, progress }) {
    if (!installation)
      throw new Failure(
        'not-installed',
        'missing',
        say`This desk runs in no installation.`,
        say`Start the server, and ask again.`,
      );
    const { tenant, surface, zone } = caller;
    const [found, all, left, counts, checks, changes] = await Promise.all([
      integration(),
      profiles.all(),
      deliveries.list({}, { limit: newest }),
      installation.counts(tenant._id),
      microsoft.diagnose?.(tenant, { message: false, progress }),
      changeNotifications(),
    ]);
    const { install, capabilitiesOff, noticesOff, actionsOff } = found ?? freshIntegration(tenant, now);
    const troubled = left.filter(({ state }) => ['failed', 'dead', 'uncertain', 'skipped'].includes(state));
    const bundle = {
      made: { at: now, desk: { id: tenant._id, entraTenantId: tenant.entraTenantId }, zone },
      versions: installation.versions,
      settings: installation.settings,
      teams: { install, capabilitiesOff, noticesOff, actionsOff },
      profiles: all.map((profile) => bare(profile, profile._id === found?.defaultProfile)),
      bindings: found?.bindings ?? {},
      checks: checks ?? [],
      counts,
      calls: calls(),
      // Who was told what is nobody's business who looks for a fault.
      deliveries: troubled.map(({ _id, at, channel, state, reason, attempts }) => ({
        id: _id,
        at,
        channel,
        state,
        reason,
        attempts,
      })),
      changeNotifications: changes,
      // Whoever sits at the machine sees what concerns no desk in particular, too.
      troubles: installation.troubles(tenant._id, surface === 'cli'),
    };
    const day = DateTime.fromJSDate(now, { zone }).toISODate();
    const text = `${JSON.stringify(bundle, inEnglishAlone, 2)}\n`;
    const bad = (checks ?? []).filter(({ ok, skipped }) => !ok && !skipped).length;
    return {
      text: `The bundle holds ${checks?.length ?? 0} checks (${bad} not well) and ${bundle.troubles.length} troubles. Nothing secret is in it.`,
      file: { name: `deskhand-diagnosis-${day}.json`, type: 'application/json', text },
    };
  },
});
