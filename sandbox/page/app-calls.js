import { readClipboard, writeClipboard } from './app-clipboard.js';
import { tokenFor, userFor } from './app-token.js';
import { readDeepLink } from './deep-link.js';
import { openLink } from './dom.js';
import { openSignIn } from './tab-sign-in.js';
import { sdkCode } from './teams-runtime.js';
import { teamsTheme } from './theme.js';

/** Follows a link: into the app's own tab where it leads there, else out. */
async function follow(ctx, address) {
  const link = readDeepLink(address);
  if (link && link.appId === ctx.state.app.id) return toTab(ctx, link);
  return openLink(address) ? [true] : [false, 'Teams does not open this link.'];
}

async function toTab(ctx, link) {
  return (await ctx.openTab(link)) ? [true] : [false, 'This app has no such tab here.'];
}

/** The same, for the calls whose refusal is an `SdkError`. */
async function toOwnPage(ctx, link) {
  const [isOpen, message] = link ? await toTab(ctx, link) : [false, 'This app has no tab.'];
  return isOpen ? [undefined] : [{ errorCode: sdkCode.invalid, message }];
}

/**
 * What any page of the app may ask for, in a tab or in a dialog, by the names of teams-js. `ctx.openTab` opens a tab.
 * @param {any} ctx @param {any} context as the page is told it @param {string} origin of the page
 */
export function appCalls(ctx, context, origin) {
  const { id: appId } = ctx.state.app;
  const own = (entityId, subPageId = '') => (entityId ? { appId, entityId, subPageId } : undefined);
  return {
    getContext: () => [{ ...context, theme: teamsTheme() }],
    'authentication.getAuthToken': (_resources, _claims, silent) => tokenFor(ctx, silent === true),
    'authentication.authenticate': (address, width, height) => openSignIn(address, width, height, origin),
    'authentication.getUser': () => userFor(ctx),
    executeDeepLink: (address) => follow(ctx, address),
    'pages.navigateToApp': ({ appId: wanted, pageId, subPageId }) =>
      toTab(ctx, { appId: wanted, entityId: pageId, subPageId: subPageId ?? '' }),
    'pages.currentApp.navigateTo': ({ pageId, subPageId }) => toOwnPage(ctx, own(pageId, subPageId)),
    'pages.currentApp.navigateToDefaultPage': () => toOwnPage(ctx, own(ctx.state.tabs[0]?.entityId)),
    'clipboard.writeToClipboard': writeClipboard,
    'clipboard.readFromClipboard': readClipboard,
  };
}
