/** What this Teams can do for a tab, in the words of teams-js. */
const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { pages: { backStack: {}, appButton: {}, tabs: {} }, dialog: { url: {}, update: {} } },
};
const clientVersion = '2.0.8';

/**
 * Answers the calls of one tab, as the client of Teams does: the other side of @microsoft/teams-js.
 * @param {HTMLIFrameElement} frame
 * @param {string} origin of the tab; nothing is heard from, or told to, any other
 * @param {Record<string, (...args: any[]) => any>} calls what each call of teams-js does, by its name; answers the arguments of the answer
 */
export function hostTab(frame, origin, calls) {
  const handlers = new Set();
  const ending = new AbortController();
  const post = (message) => frame.contentWindow?.postMessage(message, origin);
  const all = {
    initialize: () => ['content', 'web', JSON.stringify(runtime), clientVersion],
    registerHandler: (name) => void handlers.add(name),
    ...calls,
  };
  const hear = async ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin || typeof data?.func !== 'string') return;
    const { id, uuidAsString, func, args = [] } = data;
    const call = Object.hasOwn(all, func) ? all[func] : undefined;
    const answer = call ? await call(...args) : [false, `This Teams does not know ${func}.`];
    if (answer !== undefined) post({ id, uuidAsString, args: answer, monotonicTimestamp: performance.now() });
  };
  window.addEventListener('message', hear, { signal: ending.signal });
  return {
    /**
     * Tells the tab of something that it said it wants to hear of.
     * @param {string} func @param {unknown[]} args @param {string} [asked] the name under which it said so, where that is another
     * @returns {boolean}
     */
    tell(func, args, asked = func) {
      if (!handlers.has(asked)) return false;
      post({ func, args, timestamp: Date.now() });
      return true;
    },
    end: () => ending.abort(),
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
