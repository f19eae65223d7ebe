import { AadError } from './aad-error.ts';

/** Errors about who asks: the tenant, the app, its secret or certificate. */
export const clientErrors = {
  missing: (parameter: string) =>
    new AadError('invalid_request', 900144, `The request body must contain the following parameter: '${parameter}'.`),
  unknownTenant: (tenant: string) =>
    new AadError(
      'invalid_request',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    ),
  unknownApp: (appId: string, tenant: string) =>
    new AadError(
      'unauthorized_client',
      700016,
      `Application with identifier '${appId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ),
  notMultiTenant: (appId: string) =>
    new AadError(
      'invalid_request',
      50194,
      `Application '${appId}' is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
    ),
  noCredential: () =>
    new AadError(
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ),
  badSecret: (appId: string) =>
    new AadError(
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${appId}'.`,
    ),
  expiredSecret: (appId: string) =>
    new AadError(
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${appId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    ),
  unknownCertificate: (thumbprint: string) =>
    new AadError(
      'invalid_client',
      700027,
      `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}'].`,
    ),
  badAssertion: (why: string) => new AadError('invalid_client', 50027, `JWT token is invalid or malformed. ${why}`),
  assertionOutOfTime: () => new AadError('invalid_client', 700024, 'Client assertion is not within its valid time range.'),
  throttled: (retryAfterSeconds?: number) =>
    new AadError('temporarily_unavailable', 90055, 'There are too many incoming requests.', {
      status: 429,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    }),
} as const;

/** Errors about what is asked for. */
export const requestErrors = {
  unsupportedGrant: (grant: string) =>
    new AadError('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grant}'.`),
  unknownResource: (resource: string, tenant: string) =>
    new AadError(
      'invalid_resource',
      500011,
      `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    ),
  badScope: (scope: string) =>
    new AadError(
      'invalid_scope',
      70011,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    ),
  notDefaultScope: (scope: string) =>
    new AadError(
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    ),
  badRedirect: (uri: string, appId: string) =>
    new AadError(
      'invalid_request',
      50011,
      `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${appId}'.`,
    ),
  noPkce: () =>
    new AadError(
      'invalid_request',
      9002325,
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    ),
  notCrossOrigin: () =>
    new AadError(
      'invalid_request',
      9002326,
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    ),
  onlyCrossOrigin: () =>
    new AadError(
      'invalid_request',
      9002327,
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    ),
} as const;

/** Errors about the person or the grant that is presented. */
export const grantErrors = {
  noConsent: (appId: string, name: string) =>
    new AadError(
      'invalid_grant',
      65001,
      `The user or administrator has not consented to use the application with ID '${appId}' named '${name}'. Send an interactive authorization request for this user and resource.`,
      { suberror: 'consent_required' },
    ),
  notAssigned: (user: string, name: string) =>
    new AadError(
      'invalid_grant',
      50105,
      `Your administrator has configured the application ${name} to block users unless they are specifically granted ('assigned') access to the application. The signed-in user '${user}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator.`,
    ),
  disabled: () => new AadError('invalid_grant', 50057, 'The user account is disabled.'),
  noUser: (user: string) => new AadError('invalid_grant', 50034, `The user account ${user} does not exist in the directory.`),
  needsMfa: (error: 'interaction_required' | 'invalid_grant') =>
    new AadError(
      error,
      50076,
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
      { suberror: 'basic_action', claims: '{"access_token":{"capolids":{"essential":true,"values":["sandbox-mfa"]}}}' },
    ),
  malformed: () => new AadError('invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.'),
  codeUsed: () =>
    new AadError(
      'invalid_grant',
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    ),
  codeExpired: () =>
    new AadError(
      'invalid_grant',
      70008,
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    ),
  badVerifier: () =>
    new AadError(
      'invalid_grant',
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    ),
  otherRedirect: () =>
    new AadError(
      'invalid_grant',
      500112,
      'The reply address does not match the reply address provided when requesting Authorization code.',
    ),
  refreshExpired: (issuedAt: string) =>
    new AadError(
      'invalid_grant',
      700082,
      `The refresh token has expired due to inactivity. The token was issued on ${issuedAt} and was inactive for 90.00:00:00.`,
    ),
  spaRefreshExpired: (issuedAt: string) =>
    new AadError(
      'invalid_grant',
      700084,
      `The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on ${issuedAt}.`,
    ),
  revoked: () =>
    new AadError(
      'invalid_grant',
      50173,
      'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
      { suberror: 'bad_token' },
    ),
  reused: () =>
    new AadError('invalid_grant', 70000, 'The provided refresh token was already used; it and all that came of it are revoked.', {
      suberror: 'bad_token',
    }),
  assertionSignature: () => new AadError('invalid_grant', 50013, 'Assertion failed signature validation.'),
  assertionAudience: (appId: string) =>
    new AadError(
      'invalid_grant',
      500131,
      `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was not '${appId}'.`,
    ),
  assertionTime: () => new AadError('invalid_grant', 500133, 'Assertion is not within its valid time range.'),
} as const;
