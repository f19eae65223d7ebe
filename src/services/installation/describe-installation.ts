import packageJson from '../../../package.json' with { type: 'json' };
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { Installation } from '../../../shared/ports/installation.ts';
import type { Settings } from '../../config/settings.ts';
import { auditCollection } from '../../records/audit.ts';
import { recordKinds } from '../../records/kinds.ts';
import type { RememberingLog } from './remember-troubles.ts';

/** Settings whose values are told. Every other one is told of by “set” or “not set”, so that a new secret is hidden from the start. */
const told = ['mode', 'host', 'port', 'publicUrl', 'apiRate', 'botId', 'botTenant', 'teamsAppId'] as const;
const named: readonly (keyof Settings)[] = [
  ...told,
  'data',
  'mongoUri',
  'botSecret',
  'microsoftTenant',
  'microsoftClient',
  'microsoftSecret',
  'secretKey',
  'sandboxPort',
  'sandboxLog',
];

function settingsOf(settings: Settings): Installation['settings'] {
  const isTold = (name: string): name is (typeof told)[number] => (told as readonly string[]).includes(name);
  const shown = named.map((name) => {
    const value = settings[name];
    return [name, isTold(name) && value !== undefined ? value : value === undefined ? 'not set' : 'set'];
  });
  return Object.fromEntries(shown) as Installation['settings'];
}

/** The settings that must never be shown. */
export function secretsOf({ botSecret, microsoftSecret, secretKey, mongoUri }: Settings): string[] {
  return [botSecret, microsoftSecret, secretKey, mongoUri].filter((secret) => secret !== undefined);
}

/** What this installation says of itself. */
export function describeInstallation(settings: Settings, store: DocumentStore, troubles: RememberingLog): Installation {
  return {
    versions: {
      deskhand: packageJson.version,
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      store: settings.mongoUri ? 'MongoDB' : 'embedded',
    },
    settings: settingsOf(settings),
    async counts(tenantId) {
      const collections = [...Object.entries(recordKinds).map(([kind, { collection }]) => [kind, collection] as const)];
      const each = [...collections, ['audit', auditCollection] as const].map(async ([kind, collection]) => {
        const filter = kind === 'audit' ? { tenantId, at: { $gt: new Date(0) } } : { tenantId, _id: { $gt: '' } };
        return [kind, await store.collection(collection as typeof auditCollection).count(filter)] as const;
      });
      return Object.fromEntries(await Promise.all(each));
    },
    troubles: (tenantId, all) => troubles.of(tenantId, all),
  };
}
