import { teamsTheme } from './theme.js';

/**
 * What teams-js is told of where a page of the app is.
 * @param {any} state of the person's window
 * @param {{ entityId: string, subPageId?: string, frameContext: 'content' | 'task' }} place
 */
export function contextFor({ person, app }, { entityId, subPageId, frameContext }) {
  return {
    appId: app.id,
    appSessionId: crypto.randomUUID(),
    appLaunchId: crypto.randomUUID(),
    manifestVersion: app.version,
    entityId,
    subEntityId: subPageId || undefined,
    frameContext,
    theme: teamsTheme(),
    locale: person.locale,
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId: 'sandbox',
    ringId: 'general',
    userObjectId: person.aadObjectId,
    userPrincipalName: person.email,
    loginHint: person.email,
    userDisplayName: person.name,
    tid: person.entraTenantId,
  };
}

/**
 * Fills the placeholders of a tab's address, in the names of either generation.
 * @param {string} address @param {any} context as teams-js is told it
 */
export function filledAddress(address, context) {
  const values = {
    'page.id': context.entityId,
    'page.subPageId': context.subEntityId,
    'app.theme': context.theme,
    'app.locale': context.locale,
    'app.host.name': context.hostName,
    'app.host.clientType': context.hostClientType,
    'user.id': context.userObjectId,
    'user.loginHint': context.loginHint,
    'user.tenant.id': context.tid,
    entityId: context.entityId,
    subEntityId: context.subEntityId,
    theme: context.theme,
    locale: context.locale,
    userObjectId: context.userObjectId,
    loginHint: context.loginHint,
    tid: context.tid,
  };
  return address.replace(/\{([\w.]+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] ?? '') : whole,
  );
}
