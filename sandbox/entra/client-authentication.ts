import { timingSafeEqual } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, importX509, jwtVerify } from 'jose';
import type { JsonObject } from '../json.ts';
import { textAt } from '../json.ts';
import { clientErrors } from './aad-errors.ts';
import type { EntraCore } from './entra-core.ts';
import type { AppCertificate, EntraApp, EntraTenant } from './entra-types.ts';

/** An app that has proved itself, and how. */
export interface ProvenApp {
  readonly app: EntraApp;
  readonly proof: 'none' | 'secret' | 'certificate';
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function checkSecret({ clock }: EntraCore, app: EntraApp, given: string): void {
  const secret = app.secrets.find((one) => isSame(one.value, given));
  if (!secret) throw clientErrors.badSecret(app.appId);
  if (new Date(secret.endsAt) <= clock.now()) throw clientErrors.expiredSecret(app.appId);
}

function certificateFor(app: EntraApp, assertion: string): AppCertificate {
  const header = decodeProtectedHeader(assertion);
  const thumbprint = String(header['x5t#S256'] ?? header.x5t ?? header.kid ?? '');
  const found = app.certificates.find((one) => one.thumbprint === thumbprint || one.thumbprint256 === thumbprint);
  if (!found) throw clientErrors.unknownCertificate(thumbprint);
  return found;
}

async function checkAssertion({ clock }: EntraCore, tenant: EntraTenant, asked: string, app: EntraApp, assertion: string) {
  const certificate = certificateFor(app, assertion);
  if (new Date(certificate.endsAt) <= clock.now()) throw clientErrors.assertionOutOfTime();
  const { alg = 'RS256' } = decodeProtectedHeader(assertion);
  const login = 'https://login.microsoftonline.com';
  const audiences = [tenant.id, asked].flatMap((name) => [`${login}/${name}/oauth2/v2.0/token`, `${login}/${name}/v2.0`]);
  try {
    await jwtVerify(assertion, await importX509(certificate.pem, alg), {
      algorithms: ['RS256', 'PS256'],
      currentDate: clock.now(),
      issuer: app.appId,
      subject: app.appId,
      audience: audiences,
      requiredClaims: ['exp'],
    });
  } catch (problem) {
    if (problem instanceof errors.JWTExpired) throw clientErrors.assertionOutOfTime();
    if (problem instanceof errors.JWTClaimValidationFailed && problem.claim === 'nbf') throw clientErrors.assertionOutOfTime();
    if (problem instanceof errors.JWSSignatureVerificationFailed) throw clientErrors.unknownCertificate(certificate.thumbprint);
    throw clientErrors.badAssertion(problem instanceof Error ? problem.message : '');
  }
}

function idIn(form: JsonObject): string {
  const assertion = textAt(form, 'client_assertion');
  const given = textAt(form, 'client_id');
  if (given !== undefined) return given;
  if (assertion === undefined) throw clientErrors.missing('client_id');
  try {
    return String(decodeJwt(assertion).sub ?? '');
  } catch {
    throw clientErrors.badAssertion('It cannot be decoded.');
  }
}

/** What a caller may leave out. */
export interface Leniency {
  /** The grant is one that apps without a secret may use. */
  readonly mayBePublic: boolean;
  /** The call comes from a page of another site. */
  readonly isFromBrowser: boolean;
}

/** Finds the app and checks its proof; throws Entra's error when it is not known or does not prove itself. `asked` is the tenant as the path names it. */
export async function authenticateClient(
  core: EntraCore,
  tenant: EntraTenant,
  asked: string,
  form: JsonObject,
  { mayBePublic, isFromBrowser }: Leniency,
): Promise<ProvenApp> {
  const appId = idIn(form);
  const app = core.directory.app(tenant.id, appId);
  if (!app) throw clientErrors.unknownApp(appId, tenant.name);
  const secret = textAt(form, 'client_secret') || undefined;
  const assertion = textAt(form, 'client_assertion');
  if (secret !== undefined) {
    checkSecret(core, app, secret);
    return { app, proof: 'secret' };
  }
  if (assertion !== undefined) {
    await checkAssertion(core, tenant, asked, app, assertion);
    return { app, proof: 'certificate' };
  }
  const isSpa = isFromBrowser && app.spaRedirectUris.length > 0;
  const isPublic = isSpa || (app.secrets.length === 0 && app.certificates.length === 0);
  if (mayBePublic && isPublic) return { app, proof: 'none' };
  throw clientErrors.noCredential();
}
