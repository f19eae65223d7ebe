import { isOfApp } from './app-domains.js';

/** Teams' words for a dialog that was closed without a result. */
export const closedByPerson = 'User cancelled/closed the task module.';

/** Source: learn.microsoft.com, "Use dialogs in tabs", dialog invocation errors; the last two are this sandbox's own. */
const refusals = {
  both: 'Values for both card and url were specified. One or the other, but not both, are allowed.',
  neither: 'You must specify a value for either card or url.',
  appId: 'Invalid appId.',
  card: 'This Teams shows no cards in the dialogs of a tab.',
  domain: "The url is not of an origin that the manifest's validDomains or tabs name.",
};

/**
 * Why Teams does not open the dialog that a tab asks for (`tasks.startTask`); undefined when it does.
 * @param {any} info as teams-js sends it
 * @param {{ validDomains: string[], tabs: { contentUrl: string }[], botId: string }} app
 * @returns {string | undefined}
 */
export function refusedDialog(info, app) {
  const { url, card, completionBotId } = info ?? {};
  if (url && card) return refusals.both;
  if (!url && !card) return refusals.neither;
  if (card) return refusals.card;
  if (completionBotId && completionBotId !== app.botId) return refusals.appId;
  return isOfApp(url, app) ? undefined : refusals.domain;
}

/** Whether a result is meant for this app: `appIds` names it, or names none. @param {unknown} appIds @param {string} appId */
export function isForApp(appIds, appId) {
  return !Array.isArray(appIds) || appIds.length === 0 || appIds.includes(appId);
}

/**
 * A size as a word of Teams' (`small`, `medium`, `large`) or in pixels; anything else is undefined, which leaves it as it is.
 * @param {unknown} size @returns {{ word: string } | { pixels: number } | undefined}
 */
export function dialogSize(size) {
  if (typeof size === 'string' && ['small', 'medium', 'large'].includes(size)) return { word: size };
  const pixels = typeof size === 'string' && /^\d+$/.test(size) ? Number(size) : size;
  return typeof pixels === 'number' && pixels > 0 && Number.isFinite(pixels) ? { pixels } : undefined;
}
