/** A person of an Entra tenant, with the properties that Graph shows. */
export interface EntraUser {
  readonly id: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  /** The address of the mailbox; null when there is none. */
  readonly mail: string | null;
  readonly userPrincipalName: string;
  readonly accountEnabled: boolean;
  readonly userType: 'Member' | 'Guest';
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly officeLocation: string | null;
  readonly mobilePhone: string | null;
  readonly businessPhones: readonly string[];
  readonly preferredLanguage: string | null;
  readonly createdDateTime: string;
}

/** A secret of an app registration. */
export interface AppSecret {
  readonly keyId: string;
  readonly displayName: string;
  readonly value: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A certificate of an app registration; assertions name it by either thumbprint. */
export interface AppCertificate {
  readonly keyId: string;
  readonly displayName: string;
  readonly pem: string;
  /** SHA-1 over the DER form, in base64url, as in an assertion's `x5t`. */
  readonly thumbprint: string;
  /** SHA-256 over the DER form, in base64url, as in an assertion's `x5t#S256`. */
  readonly thumbprint256: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** An app registration. */
export interface EntraApp {
  readonly appId: string;
  readonly name: string;
  /** The tenant that it is registered in. */
  readonly entraTenantId: string;
  readonly isMultiTenant: boolean;
  readonly secrets: readonly AppSecret[];
  readonly certificates: readonly AppCertificate[];
  readonly redirectUris: readonly string[];
  /** Redirect addresses of its single-page application: codes sent there are redeemed by a browser, with PKCE and without a secret. */
  readonly spaRedirectUris: readonly string[];
  /** `api://…`; undefined when it exposes no API. */
  readonly identifierUri?: string;
  /** The format of tokens for its own API. */
  readonly tokenVersion: 1 | 2;
  /** Only people assigned to it may use it. */
  readonly assignmentRequired: boolean;
  readonly assigned: readonly string[];
  /** What it asks for. */
  readonly asksFor: { readonly application: readonly string[]; readonly delegated: readonly string[] };
}

/** An Entra tenant. */
export interface EntraTenant {
  readonly id: string;
  readonly name: string;
  /** Its first domain, for instance `contoso.example`. */
  readonly domain: string;
  readonly createdDateTime: string;
}

/** A permission that an app has in a tenant; delegated ones may hold for one person only. */
export interface Consent {
  readonly entraTenantId: string;
  readonly appId: string;
  /** The resource's app id. */
  readonly resource: string;
  readonly kind: 'application' | 'delegated';
  readonly permission: string;
  /** Absent: for everybody, by an administrator. */
  readonly userId?: string;
}

/** A person as a tenant is seeded with; what is missing is made up from the rest. */
export type UserSeed = {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
} & Partial<EntraUser>;

/** An app registration as a tenant is seeded with. */
export interface AppSeed {
  readonly appId: string;
  readonly name?: string;
  readonly secret?: string;
  /** ISO 8601; two years from the start when absent. */
  readonly secretEndsAt?: string;
  /** PEM certificates. */
  readonly certificates?: readonly string[];
  readonly redirectUris?: readonly string[];
  readonly spaRedirectUris?: readonly string[];
  readonly identifierUri?: string;
  readonly tokenVersion?: 1 | 2;
  readonly isMultiTenant?: boolean;
  /** What it asks for; everything that the sandbox knows when absent. */
  readonly permissions?: { readonly application?: readonly string[]; readonly delegated?: readonly string[] };
  /** False: nobody has consented yet. True when absent. */
  readonly isConsented?: boolean;
}

/** A tenant as the cloud is seeded with. */
export interface TenantSeed {
  readonly id: string;
  readonly name?: string;
  readonly domain?: string;
  readonly users?: readonly UserSeed[];
  readonly apps?: readonly AppSeed[];
}
