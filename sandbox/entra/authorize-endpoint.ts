import type { SandboxReply, SandboxRequest } from '../http/routes.ts';
import { textAt } from '../json.ts';
import { clientErrors, requestErrors } from './aad-errors.ts';
import type { EntraCore } from './entra-core.ts';
import { entraPage } from './entra-pages.ts';
import type { SignIn } from './sign-in.ts';
import { approve, decline, missingConsent, readSignIn, sendBack } from './sign-in.ts';
import { tenantFor, withAadErrors } from './token-endpoint.ts';

function redirect(location: string): SandboxReply {
  return { status: 302, headers: { location } };
}

/** `prompt=none`: no page; the person of `login_hint` is signed in when nothing is left to ask. */
function silently(core: EntraCore, signIn: SignIn): SandboxReply {
  const hint = signIn.query.get('login_hint') ?? '';
  const user = core.directory.users.find(signIn.tenant.id, hint);
  if (!user)
    return redirect(
      sendBack(signIn, {
        error: 'login_required',
        error_description: 'AADSTS50058: A silent sign-in request was sent but no user is signed in.',
      }),
    );
  if (missingConsent(core, signIn, user).length > 0) {
    return redirect(
      sendBack(signIn, {
        error: 'interaction_required',
        error_description: 'AADSTS65001: The user or administrator has not consented to use the application.',
      }),
    );
  }
  return redirect(approve(core, signIn, user.id));
}

function page(core: EntraCore, signIn: SignIn): SandboxReply {
  const users = core.directory.users.list(signIn.tenant.id).filter((user) => user.accountEnabled);
  return entraPage({
    title: `Sign in to ${signIn.app.name}`,
    lines: [`${signIn.tenant.name}. The app asks for:`],
    items: signIn.asked.names.length > 0 ? signIn.asked.names : ['your name and address'],
    choices: [
      ...users.map((user) => ({
        label: `Accept as ${user.displayName}`,
        note: missingConsent(core, signIn, user).length > 0 ? 'consents for the first time' : 'has consented',
        fields: { user: user.id },
        isPrimary: true,
      })),
      { label: 'Cancel', fields: { cancel: '1' } },
    ],
    leadsTo: signIn.redirectUri,
  });
}

/** `GET /<tenant>/oauth2/v2.0/authorize`: the page on which a person signs in and consents. */
export function showSignIn(core: EntraCore): (request: SandboxRequest) => Promise<SandboxReply> {
  return (request) =>
    withAadErrors(core, request, () => {
      const signIn = readSignIn(core, request.params['tenant'] ?? '', request.query);
      return request.query.get('prompt') === 'none' ? silently(core, signIn) : page(core, signIn);
    });
}

/** `POST` to the same address: what the person chose. */
export function takeSignIn(core: EntraCore): (request: SandboxRequest) => Promise<SandboxReply> {
  return (request) =>
    withAadErrors(core, request, () => {
      const signIn = readSignIn(core, request.params['tenant'] ?? '', request.query);
      const user = textAt(request.body, 'user');
      return redirect(user === undefined ? decline(signIn) : approve(core, signIn, user));
    });
}

function readAdminConsent(core: EntraCore, { params, query }: SandboxRequest) {
  const appId = query.get('client_id') ?? '';
  const app = core.directory.apps().find((one) => one.appId === appId);
  const named = params['tenant'] ?? '';
  const tenant = tenantFor(core, named, appId);
  if (!app || (app.entraTenantId !== tenant.id && !app.isMultiTenant)) throw clientErrors.unknownApp(appId, tenant.name);
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app.redirectUris.includes(redirectUri)) throw requestErrors.badRedirect(redirectUri, appId);
  return { app, tenant, redirectUri, state: query.get('state') };
}

/** `GET /<tenant>/adminconsent`: the page on which an administrator allows the app what it asks for. */
export function showAdminConsent(core: EntraCore): (request: SandboxRequest) => Promise<SandboxReply> {
  return (request) =>
    withAadErrors(core, request, () => {
      const { app, tenant, redirectUri } = readAdminConsent(core, request);
      return entraPage({
        title: `Allow ${app.name} for all of ${tenant.name}?`,
        lines: ['As an administrator you allow the app:'],
        items: [...app.asksFor.application, ...app.asksFor.delegated.map((name) => `${name} (on behalf of people)`)],
        choices: [
          { label: 'Accept', fields: { accept: '1' }, isPrimary: true },
          { label: 'Cancel', fields: { cancel: '1' } },
        ],
        leadsTo: redirectUri,
      });
    });
}

/** `POST` to the same address: what the administrator chose. */
export function takeAdminConsent(core: EntraCore): (request: SandboxRequest) => Promise<SandboxReply> {
  return (request) =>
    withAadErrors(core, request, () => {
      const { app, tenant, redirectUri, state } = readAdminConsent(core, request);
      const isAccepted = textAt(request.body, 'accept') !== undefined;
      if (isAccepted) core.directory.consentToAll(tenant.id, app.appId);
      const target = new URL(redirectUri);
      const denied = { error: 'access_denied', error_description: 'AADSTS65004: The administrator declined to consent.' };
      const answer = { ...(isAccepted ? { admin_consent: 'True' } : denied), tenant: tenant.id };
      for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
      if (state !== null) target.searchParams.set('state', state);
      return redirect(target.href);
    });
}
