import { h } from '/page/dom.js';
import { button, row, rows } from './parts.js';

function userRow(tenant, user, run) {
  const body = { tenant: tenant.id, user: user.id };
  const about = `for ${user.displayName}`;
  const { isInstalled, accountEnabled } = user;
  const note = [
    user.userPrincipalName,
    user.userType === 'Guest' && 'guest',
    !accountEnabled && 'disabled',
    isInstalled ? 'has the app' : 'has not the app',
  ];
  return row(
    user.displayName,
    note.filter(Boolean).join(', '),
    button(
      isInstalled ? 'Uninstall' : 'Install',
      'install',
      () => run(isInstalled ? 'uninstall' : 'install', body),
      `${isInstalled ? 'Uninstall' : 'Install'} the app ${about}`,
    ),
    button(
      accountEnabled ? 'Disable' : 'Enable',
      'enable',
      () => run('enable', { ...body, isEnabled: !accountEnabled }),
      `${accountEnabled ? 'Disable' : 'Enable'} the account of ${user.displayName}`,
    ),
    button('MFA', 'mfa', () => run('requireMfa', body), `Demand a second factor of ${user.displayName}`),
    button('Revoke', 'revoke', () => run('revokeSignIns', body), `Revoke the sign-ins of ${user.displayName}`),
    button('Delete', 'delete', () => run('removeUser', body), `Delete ${user.displayName}`),
  );
}

function consentBox(tenant, app, consent, run) {
  const id = `consent-${tenant.id.slice(0, 8)}-${app.appId.slice(0, 8)}-${consent.kind}-${consent.permission}`;
  const input = h('input', { type: 'checkbox', id, test: id });
  input.checked = consent.isGiven;
  input.addEventListener('change', () =>
    run('consent', {
      tenant: tenant.id,
      appId: app.appId,
      kind: consent.kind,
      permission: consent.permission,
      isGiven: input.checked,
    }),
  );
  const kind = consent.kind === 'delegated' ? ' (delegated)' : '';
  return h('label', { class: 'check', for: id }, input, `${consent.permission}${kind}`);
}

function appView(tenant, app, run) {
  const body = { tenant: tenant.id, appId: app.appId };
  const secrets = app.secrets.map((secret) =>
    row(`Secret ${secret.hint}`, `ends ${secret.endsAt.slice(0, 16).replace('T', ' ')}`),
  );
  const certificates = app.certificates.map((one) => row(`Certificate ${one.thumbprint}`, `ends ${one.endsAt.slice(0, 10)}`));
  return h(
    'div',
    {},
    h('h4', { text: `App ${app.name}` }),
    h('p', { class: 'code', text: app.appId }),
    rows([...secrets, ...certificates], 'It has no secret and no certificate.'),
    h(
      'div',
      { class: 'buttons' },
      button('Allow all', 'allow-all', () => run('consentToAll', body), `Allow ${app.name} of ${tenant.name} everything`),
      button(
        'Take all back',
        'revoke-all',
        () => run('revokeAll', body),
        `Take every permission of ${app.name} in ${tenant.name} back`,
      ),
      button(
        'Expire secrets',
        'expire-secrets',
        () => run('expireSecrets', body),
        `Expire the secrets of ${app.name} of ${tenant.name}`,
      ),
    ),
    h(
      'details',
      { test: 'consents', 'data-key': `consents ${tenant.id} ${app.appId}` },
      h('summary', { text: `Permissions: ${app.consents.filter((one) => one.isGiven).length} of ${app.consents.length}` }),
      h('div', { class: 'consents' }, ...app.consents.map((consent) => consentBox(tenant, app, consent, run))),
    ),
  );
}

/** The tenants with their people and apps. @param {any} state @param {(command: string, body?: object) => void} run */
export function tenants(state, run) {
  return state.tenants.map((tenant) =>
    h(
      'div',
      { test: 'tenant' },
      h('h3', { text: `${tenant.name}, ${tenant.domain}` }),
      h('p', { class: 'code', text: tenant.id }),
      h(
        'div',
        { class: 'buttons' },
        button(
          'Expire delta cursors',
          'expire-deltas',
          () => run('expireDeltas', { tenant: tenant.id }),
          `Expire the delta cursors of ${tenant.name}`,
        ),
      ),
      ...tenant.apps.map((app) => appView(tenant, app, run)),
      h('h4', { text: 'People' }),
      rows(
        tenant.users.map((user) => userRow(tenant, user, run)),
        'Nobody.',
      ),
    ),
  );
}
