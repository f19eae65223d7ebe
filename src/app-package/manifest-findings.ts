import { isLoopback } from '../config/settings.ts';
import { feedPermission, type ManifestPart } from './derive-manifest.ts';
import { teamsSchema } from './languages/language-files.ts';
import type { PackageFiles } from './package-files.ts';
import { knownRsc } from './rsc-names.ts';

/** Something to say about a package: to know, or what Teams refuses. */
export interface Finding {
  level: 'note' | 'problem';
  text: string;
}

/** What was looked at in a package, and what was found: nothing, something to know (`note`), or something that Teams refuses (`problem`). */
export interface CheckedPart {
  name: string;
  findings: Finding[];
}

const supported = '1.30';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const problem = (text: string): Finding => ({ level: 'problem', text });

/** The places of the package that nothing has filled in. */
export function filledPlaces(files: PackageFiles): Finding[] {
  const texts = [...files].filter(([name]) => name.endsWith('.json')).map(([, file]) => new TextDecoder().decode(file));
  const names = new Set(texts.flatMap((text) => [...text.matchAll(/\$\{\{\s*([^}]*?)\s*\}\}/g)].map(([, name]) => name ?? '')));
  return [...names].map((name) => problem(`\${{${name}}} is not filled in.`));
}

async function schemaFindings(manifest: ManifestPart): Promise<Finding[]> {
  const version = manifest['manifestVersion'];
  if (version !== supported) return [problem(`The manifest is of version ${String(version)}, and ${supported} is looked for.`)];
  // Large, and only needed here.
  const { AppManifestUtils } = await import('@microsoft/app-manifest');
  const errors = await AppManifestUtils.validateAgainstSchema(
    manifest as never,
    teamsSchema(supported, 'MicrosoftTeams') as never,
  );
  return errors.map((error) => problem(`Schema: ${error}`));
}

function idFindings(manifest: ManifestPart): Finding[] {
  const { id, webApplicationInfo } = manifest as { id?: string; webApplicationInfo?: { id?: string; resource?: string } };
  const bots = (manifest['bots'] ?? []) as { botId: string }[];
  const ids = { id, 'bots[0].botId': bots[0]?.botId, 'webApplicationInfo.id': webApplicationInfo?.id };
  const wrong = Object.entries(ids).filter(([, value]) => !uuid.test(value ?? ''));
  const { resource = '' } = webApplicationInfo ?? {};
  const isLower = resource === resource.toLowerCase() && /^api:\/\/[^/]+\/botid-[0-9a-f-]{36}$/.test(resource);
  const named = `api://…/botid-${webApplicationInfo?.id?.toLowerCase()}`;
  return [
    ...wrong.map(([name, value]) => problem(`${name} is “${String(value)}”, which is no id.`)),
    ...(isLower && resource.endsWith(`botid-${webApplicationInfo?.id?.toLowerCase()}`)
      ? []
      : [problem(`webApplicationInfo.resource is “${resource}”; it has to be ${named}, in lower case.`)]),
  ];
}

function permissionFindings(manifest: ManifestPart): Finding[] {
  const { permissions } = (manifest['authorization'] ?? {}) as {
    permissions?: { resourceSpecific?: { name: string; type: string }[] };
  };
  const asked = permissions?.resourceSpecific ?? [];
  const unknown = asked.filter(({ name }) => !knownRsc.has(name));
  const more = asked.filter(({ name }) => knownRsc.has(name) && name !== feedPermission.name);
  return [
    ...unknown.map(({ name }) => problem(`${name} is no resource-specific permission that Teams knows.`)),
    ...more.map(({ name }) => problem(`${name} is asked for, and nothing here needs it.`)),
    ...(asked.some(({ name, type }) => name === feedPermission.name && type === feedPermission.type)
      ? []
      : [problem(`${feedPermission.name} is not asked for: no notice reaches the activity feed.`)]),
  ];
}

function addresses(value: unknown): string[] {
  if (typeof value === 'string') return /^[a-z]+:\/\//i.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addresses) : [];
}

function domainFindings({ $schema: _schema, webApplicationInfo: _web, ...manifest }: ManifestPart): Finding[] {
  const domains = (manifest['validDomains'] ?? []) as string[];
  const [own = '', ...others] = domains;
  const handlers = ((manifest['composeExtensions'] ?? []) as { messageHandlers?: { value: { domains: string[] } }[] }[]).flatMap(
    ({ messageHandlers = [] }) => messageHandlers.flatMap(({ value }) => value.domains),
  );
  const strange = [...new Set(addresses(manifest).flatMap((address) => (URL.parse(address)?.host === own ? [] : [address])))];
  const host = URL.parse(`https://${own}`)?.hostname ?? '';
  return [
    ...(own === '' || own.includes('*') || others.length
      ? [problem(`validDomains are ${domains.join(', ') || 'none'}; they have to be our host alone.`)]
      : []),
    ...handlers
      .filter((domain) => domain !== own)
      .map((domain) => problem(`Links of ${domain} are unfurled, which is not our host.`)),
    ...strange.map((address) => problem(`${address} is not on our host.`)),
    ...(isLoopback(host)
      ? [
          {
            level: 'note',
            text: `${own} is this machine alone: only the sandbox can use this package. Set DESKHAND_PUBLIC_URL to an https address that Teams reaches.`,
          } as const,
        ]
      : []),
  ];
}

function scopeFindings(manifest: ManifestPart): Finding[] {
  return manifest['defaultInstallScope'] === 'personal' ? [] : [problem('The app is not installed for a person by default.')];
}

/** What is to be said of a manifest, part by part. */
export async function manifestFindings(manifest: ManifestPart): Promise<CheckedPart[]> {
  return [
    { name: 'schema', findings: await schemaFindings(manifest) },
    { name: 'ids', findings: idFindings(manifest) },
    { name: 'permissions', findings: permissionFindings(manifest) },
    { name: 'domains', findings: [...domainFindings(manifest), ...scopeFindings(manifest)] },
  ];
}
