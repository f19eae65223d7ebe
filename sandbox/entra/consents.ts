import type { Consent } from './entra-types.ts';
import { resources } from './well-known.ts';

/** Which app and tenant a consent is asked about; Graph is meant when no resource is named. */
export interface ConsentKey {
  readonly entraTenantId: string;
  readonly appId: string;
  readonly resource?: string;
}

/** Who has allowed which app what. */
export interface Consents {
  /** The names of the application permissions. */
  roles(key: ConsentKey): readonly string[];
  /** The names of the delegated permissions: the administrator's, and the person's own. */
  scopes(key: ConsentKey, userId: string): readonly string[];
  grant(consent: Omit<Consent, 'resource'> & { readonly resource?: string }): void;
  /** Takes back one permission, of one kind or of both; without a name all of this app in this tenant. */
  revoke(key: ConsentKey, permission?: string, kind?: Consent['kind']): void;
  list(): readonly Consent[];
}

/** Consents, of which there are none yet. */
export function createConsents(onChange: () => void): Consents {
  let all: Consent[] = [];
  const concerns = (key: ConsentKey) => (consent: Consent) =>
    consent.entraTenantId === key.entraTenantId &&
    consent.appId === key.appId &&
    consent.resource === (key.resource ?? resources.graph);
  const names = (consents: readonly Consent[]) => [...new Set(consents.map((consent) => consent.permission))];
  return {
    roles: (key) => names(all.filter(concerns(key)).filter((consent) => consent.kind === 'application')),
    scopes: (key, userId) =>
      names(
        all
          .filter(concerns(key))
          .filter((one) => one.kind === 'delegated' && (one.userId === undefined || one.userId === userId)),
      ),
    grant(consent) {
      all.push({ ...consent, resource: consent.resource ?? resources.graph });
      onChange();
    },
    revoke(key, permission, kind) {
      const isOfKey = concerns(key);
      const isMeant = (one: Consent) =>
        isOfKey(one) && (permission ?? one.permission) === one.permission && (kind ?? one.kind) === one.kind;
      all = all.filter((one) => !isMeant(one));
      onChange();
    },
    list: () => all,
  };
}
