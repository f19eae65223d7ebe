import type { StatedCheck } from '../../../shared/domain/check.ts';
import { credentialEnds } from '../../../shared/domain/expiry-notices.ts';
import { readinessSteps } from '../../../shared/domain/teams-integration.ts';
import { type Sentence, say, sayAll } from '../../../shared/text/say.ts';
import type { DiagnosisParts, Trail } from './diagnosis-parts.ts';
import type { Finding, Step } from './walk-steps.ts';

const wellFormed = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

function settings({ mode, hasSecretKey }: DiagnosisParts): Finding {
  if (mode === 'try') return { text: say`Try mode: a sandbox on this machine stands in for Microsoft.` };
  if (hasSecretKey) return { text: say`Live mode, with a key that seals secrets.` };
  return {
    ok: false,
    code: 'secret-key-missing',
    text: say`There is no key to seal secrets with.`,
    next: say`Whoever runs Deskhand sets DESKHAND_SECRET_KEY (openssl rand -base64 32) and starts it again.`,
  };
}

/** Whether Teams can reach the address, as far as its form tells. */
function address({ mode, facts }: DiagnosisParts): Finding {
  if (mode === 'try') return { text: say`Try mode needs no public address; this installation is at ${facts.publicUrl}.` };
  const url = URL.parse(facts.publicUrl);
  const next = say`Whoever runs Deskhand sets DESKHAND_PUBLIC_URL to its https address, for instance https://desk.example.com.`;
  const bad = (text: Sentence): Finding => ({ ok: false, code: 'address-not-public', text, next });
  if (url?.protocol !== 'https:') return bad(say`Teams reaches only https addresses, and this is ${facts.publicUrl}.`);
  const isLocal = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[)|\.(local|internal|localhost)$/i;
  if (isLocal.test(url.hostname)) return bad(say`${url.hostname} can be reached from this network alone.`);
  if (/^[\d.]+$/.test(url.hostname)) return bad(say`Teams wants a host name with a certificate, not a bare IP address.`);
  if (!wellFormed.test(facts.publicUrl))
    return bad(say`The address must be https and a host name alone, without port, path or user.`);
  return { text: say`Teams reaches this installation at ${facts.publicUrl}.` };
}

/** What can be said of the credential beyond “there is one”: that it ends soon. */
function withEnd(check: StatedCheck, { profile }: Trail, now: Date): Finding {
  const ends = check.ok && profile ? credentialEnds(profile) : [];
  const last = ends.map(({ at }) => at.getTime()).sort((a, b) => b - a)[0];
  if (last === undefined) return check;
  const days = Math.ceil((last - now.getTime()) / 86_400_000);
  const on = new Date(last).toISOString().slice(0, 10);
  if (days > 30) return { ...check, text: sayAll([check.text, say`It ends on ${on}.`]) };
  const text =
    days === 1
      ? say`What it signs in with ends on ${on}, in ${1} day.`
      : say`What it signs in with ends on ${on}, in ${days} days.`;
  return { ...check, text, next: say`An administrator enters the next one before that (rotate).`, code: 'credential-ends-soon' };
}

/** Whether the manifest offers what the code can do, and the package that was made last for the desk is what code and settings make. */
function appPackage(parts: DiagnosisParts, { tenant, profile }: Trail): Finding {
  if (!parts.isManifestCurrent())
    return {
      ok: false,
      code: 'manifest-stale',
      text: say`The manifest of the app package does not offer what this code can do.`,
      next: say`Whoever runs Deskhand makes the package anew (deskhand app manifest --write, app package) and uploads it again.`,
    };
  const made = parts.packageOf(tenant, profile);
  if (!made) return { text: say`The manifest of the app package offers what this code can do.` };
  const { isStale, version } = made;
  if (!isStale)
    return {
      text: say`The manifest of the app package offers what this code can do; version ${version} is what this code makes.`,
    };
  return {
    ok: false,
    code: 'package-stale',
    text: say`The desk’s app package: version ${version} is stale: code or settings have changed since it was made.`,
    next: say`An administrator downloads the package anew (Set-up, Teams app) and uploads it in the Teams admin centre.`,
  };
}

/** What can be told without asking Microsoft: settings, address, the profile and what it signs in with, Teams’ state, the manifest. */
export function installationSteps(parts: DiagnosisParts, trail: Trail): Step[] {
  const { tenant, integration, profile } = trail;
  const state = integration?.install.state ?? tenant.teams;
  const known = new Map(readinessSteps(profile, state, parts.now()).map((check) => [check.name, check]));
  const look = (name: string, title: string, more: Partial<Step> = {}): Step => ({
    name,
    title,
    look: async () => known.get(name)!,
    ...more,
  });
  return [
    { name: 'settings', title: 'Looking at the settings', look: async () => settings(parts) },
    { name: 'address', title: 'Looking at the public address', look: async () => address(parts) },
    look('profile', 'Looking for the profile of Teams'),
    look('profile-active', 'Looking whether the profile is in use', { needs: ['profile'] }),
    look('credential', 'Looking at what it signs in with', {
      needs: ['profile'],
      look: async () => withEnd(known.get('credential')!, trail, parts.now()),
    }),
    look('state', 'Looking at the state of Teams'),
    {
      name: 'manifest',
      title: 'Comparing the app package with the code',
      look: async () => appPackage(parts, trail),
    },
  ];
}
