/** The version of the client's part of the protocol; below 2.1.1 nobody asks for nested app authentication. */
const clientVersion = '2.0.8';

/**
 * What this Teams says it can do, in the words of teams-js: what is not named here, the library refuses by itself.
 * @param {'content' | 'task' | 'authentication'} frameContext where the page stands
 * @param {boolean} [hasOpener] whether a dialog was opened by a tab, and not by the bot
 */
export function runtimeFor(frameContext, hasOpener = false) {
  const dialog = frameContext === 'content' ? { url: { bot: {}, parentCommunication: {} }, update: {} } : taskDialog(hasOpener);
  return {
    apiVersion: 4,
    isLegacyTeams: false,
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    supports: frameContext === 'authentication' ? {} : { pages: { backStack: {}, currentApp: {} }, clipboard: {}, dialog },
  };
}

function taskDialog(hasOpener) {
  return { url: hasOpener ? { parentCommunication: {} } : {}, update: {} };
}

/** The answer to `initialize`. @param {'content' | 'task' | 'authentication'} frameContext @param {boolean} [hasOpener] @returns {unknown[]} */
export function greeting(frameContext, hasOpener = false) {
  return [frameContext, 'web', JSON.stringify(runtimeFor(frameContext, hasOpener)), clientVersion];
}

/** teams-js' own numbers. */
export const sdkCode = { notSupported: 100, internal: 500, denied: 1000, invalid: 4000 };

/** Calls whose answer is `[went well, why not]`; every other refusal is an `SdkError` in the first place. Read from teams-js 2.58. */
const withStatus = new Set([
  'authentication.authenticate',
  'authentication.getAuthToken',
  'calendar.composeMeeting',
  'calendar.openCalendarItem',
  'chat.openChat',
  'conversations.openConversation',
  'executeDeepLink',
  'mail.composeMail',
  'mail.openMailItem',
  'navigateBack',
  'navigateCrossDomain',
  'navigateToTab',
  'pages.navigateToApp',
  'search.closeSearch',
  'settings.setSettings',
]);

/**
 * A refusal in the shape in which the library understands it, so that it rejects and never waits.
 * @param {string} func @param {string} [message] without it: this Teams has no answer to such a call @param {number} [errorCode] one of teams-js' own
 * @returns {unknown[]}
 */
export function refusalOf(func, message = `This Teams does not know ${func}.`, errorCode = sdkCode.notSupported) {
  return withStatus.has(func) ? [false, message] : [{ errorCode, message }];
}
