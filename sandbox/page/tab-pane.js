import { send } from './api.js';
import { readDeepLink } from './deep-link.js';
import { byId, h, openLink } from './dom.js';
import { askConsent, openSignIn } from './tab-sign-in.js';
import { filledAddress, hostTab } from './teams-host.js';
import { onTheme, teamsTheme } from './theme.js';

const patience = 30_000;
let open;
let shownKey = '';

/** What teams-js is told of where it is. */
function contextFor(ctx, tab, subPageId) {
  const { person, app } = ctx.state;
  return {
    appId: app.id,
    appSessionId: crypto.randomUUID(),
    appLaunchId: crypto.randomUUID(),
    manifestVersion: app.version,
    entityId: tab.entityId,
    subEntityId: subPageId || undefined,
    frameContext: 'content',
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

/** Single sign-on: a real token of the sandbox's Entra, or the client's words for why there is none. */
async function tokenFor(ctx, silent) {
  const { person } = ctx;
  const ask = async () => {
    const answer = await fetch('/api/tab/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    return answer.json().catch(() => ({ refused: 'Network error' }));
  };
  const first = await ask();
  if (first.token) return [true, first.token];
  if (first.reason !== 'consent' || silent) return [false, first.refused ?? 'Unknown error'];
  const accept = await askConsent(ctx.state.bot.name);
  const said = await send('tab/consent', { person, accept });
  if (said.refused) return [false, said.refused];
  const second = await ask();
  return second.token ? [true, second.token] : [false, second.refused ?? 'Unknown error'];
}

function shareText(ctx, [subPageId, label]) {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: subPageId }));
  const link = `https://teams.microsoft.com/l/entity/${encodeURIComponent(ctx.state.app.id)}/${open.tab.entityId}?context=${context}`;
  navigator.clipboard?.writeText(link).catch(() => undefined);
  ctx.show({ kind: 'text', text: `Link to “${label}” copied.` });
  open.shared = link;
  byId('tab-surface').dataset.shared = link;
}

function followLink(ctx, address) {
  const link = readDeepLink(address);
  if (link && link.appId === ctx.state.app.id) openTab(ctx, link);
  else openLink(address);
  return [true];
}

/** Marks how far the tab says that it is. */
function mark(state, text = '') {
  const surface = byId('tab-surface');
  surface.dataset.state = state;
  surface.querySelector('.tab-word').textContent = text;
}

function callsFor(ctx, context) {
  const failed = (reason, message) => mark('failed', `The app could not be opened (${reason}). ${message ?? ''}`);
  return {
    getContext: () => [{ ...context, theme: teamsTheme() }],
    'appInitialization.appLoaded': () => void (byId('tab-surface').dataset.state === 'waiting' && mark('loaded')),
    'appInitialization.success': () => void mark('ready'),
    'appInitialization.failure': (reason, message) => void failed(reason, message),
    'appInitialization.expectedFailure': (reason, message) => void failed(reason, message),
    'authentication.getAuthToken': (_resources, _claims, silent) => tokenFor(ctx, silent === true),
    'authentication.authenticate': (address, width, height) => openSignIn(address, width, height, open.origin),
    executeDeepLink: (address) => followLink(ctx, address),
    shareDeepLink: (...args) => void shareText(ctx, args),
    'pages.navigateToApp': ({ appId, pageId, subPageId }) => {
      openTab(ctx, { appId, entityId: pageId, subPageId: subPageId ?? '' });
      return [true];
    },
    'pages.currentApp.navigateTo': ({ pageId, subPageId }) => {
      openTab(ctx, { appId: ctx.state.app.id, entityId: pageId, subPageId: subPageId ?? '' });
      return [true];
    },
    navigateBack: () => {
      closeTab(ctx);
      return [true];
    },
    'pages.backStack.navigateBack': () => {
      closeTab(ctx);
      return [true];
    },
    'pages.getTabs': () => [ctx.state.tabs],
  };
}

/** Opens one of the app's tabs, at a page of it where the link names one. @param {any} ctx @param {{ appId: string, entityId: string, subPageId?: string }} link @returns {boolean} */
export function openTab(ctx, { appId, entityId, subPageId = '' }) {
  const tab = ctx.state.tabs.find((one) => one.entityId === entityId);
  if (!tab || appId !== ctx.state.app.id) {
    ctx.show({ kind: 'error', text: 'This app has no such tab here.' });
    return false;
  }
  open?.host.end();
  clearTimeout(open?.timer);
  const context = contextFor(ctx, tab, subPageId);
  const address = filledAddress(tab.contentUrl, context);
  const { origin } = new URL(address);
  const frame = h('iframe', { title: tab.name, test: 'tab-frame', allow: `clipboard-write ${origin}` });
  const timer = setTimeout(() => {
    if (['waiting', 'loaded'].includes(byId('tab-surface').dataset.state))
      mark('failed', 'The app did not say that it is ready.');
  }, patience);
  open = { tab, origin, timer, person: ctx.person, host: hostTab(frame, origin, callsFor(ctx, context)) };
  byId('tab-surface').replaceChildren(h('p', { class: 'tab-word', role: 'status' }), frame);
  mark('waiting', 'Opening the app …');
  frame.src = address;
  showTabs(ctx);
  return true;
}

/** Goes back to the chat. @param {any} ctx */
export function closeTab(ctx) {
  open?.host.end();
  clearTimeout(open?.timer);
  open = undefined;
  byId('tab-surface').replaceChildren();
  showTabs(ctx);
}

/** Teams' own back button: the tab's first, where it listens; else the chat's. @param {any} ctx @returns {boolean} */
export function goBack(ctx) {
  if (!open) return false;
  if (!open.host.tell('backButtonPress', [], 'backButton')) closeTab(ctx);
  return true;
}

function tabButton(title, isCurrent, choose) {
  const props = { type: 'button', class: 'app-tab', test: 'app-tab', 'aria-current': isCurrent ? 'page' : null, text: title };
  return h('button', { ...props, on: { click: choose } });
}

/** Shows the app's tabs above its personal chat, and the one that is open in place of the chat. @param {any} ctx */
export function showTabs(ctx) {
  const { chats, tabs, app } = ctx.state;
  const isPersonal = chats.find((one) => one.id === ctx.chat)?.kind === 'personal';
  if (open && open.person !== ctx.person) {
    const { entityId } = open.tab;
    closeTab(ctx);
    if (isPersonal) openTab(ctx, { appId: app.id, entityId });
    return;
  }
  const isOpen = open !== undefined && isPersonal;
  byId('chat').dataset.surface = isOpen ? 'tab' : 'chat';
  byId('tab-surface').hidden = !isOpen;
  byId('tab-back').hidden = !isOpen;
  const key = JSON.stringify([tabs, isPersonal, open?.tab.entityId]);
  if (key === shownKey) return;
  shownKey = key;
  byId('app-tabs').hidden = !isPersonal || tabs.length === 0;
  byId('app-tabs').replaceChildren(
    tabButton('Chat', !open, () => closeTab(ctx)),
    ...tabs.map((tab) =>
      tabButton(tab.name, open?.tab.entityId === tab.entityId, () => openTab(ctx, { appId: app.id, entityId: tab.entityId })),
    ),
  );
}

/** Tells the tab when the theme changes, and listens to the back button. @param {any} ctx */
export function setUpTabs(ctx) {
  onTheme(() => open?.host.tell('themeChange', [teamsTheme()]));
  byId('tab-back').addEventListener('click', () => goBack(ctx));
}
