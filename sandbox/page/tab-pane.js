import { appCalls } from './app-calls.js';
import { contextFor, filledAddress } from './app-context.js';
import { isNear, isOfApp } from './app-domains.js';
import { byId, h } from './dom.js';
import { tabDialog } from './tab-dialog.js';
import { hostPage } from './teams-host.js';
import { greeting } from './teams-runtime.js';
import { onTheme, teamsTheme } from './theme.js';

const patience = 30_000;
let open;
let shownKey = '';

function shareLink(ctx, [subPageId, label, webUrl = open.websiteUrl]) {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: subPageId }));
  const web = webUrl ? `&webUrl=${encodeURIComponent(webUrl)}` : '';
  const link = `https://teams.microsoft.com/l/entity/${encodeURIComponent(ctx.state.app.id)}/${open.tab.entityId}?context=${context}${web}`;
  navigator.clipboard?.writeText(link).catch(() => undefined);
  ctx.show({ kind: 'text', text: `Link to “${label}” copied.` });
  byId('tab-surface').dataset.shared = link;
}

/** Marks how far the tab says that it is. */
function mark(state, text = '') {
  const surface = byId('tab-surface');
  surface.dataset.state = state;
  surface.querySelector('.tab-word').textContent = text;
}

/** The stops of the keyboard beside the tab: teams-js hands the focus to the next or the one before. */
function returnFocus(isForward) {
  (isForward ? byId('pane-buttons').querySelector('button') : byId('tab-back')).focus();
}

/** What a tab can do that a dialog cannot. */
function tabCalls(ctx, context, tab) {
  const failed = (reason, message) => mark('failed', `The app could not be opened (${reason}). ${message ?? ''}`);
  const leave = () => {
    closeTab(ctx);
    return [true];
  };
  return {
    ...appCalls(ctx, context, open.origin),
    ...open.dialog.calls,
    initialize: () => greeting('content'),
    'appInitialization.appLoaded': () => void (byId('tab-surface').dataset.state === 'waiting' && mark('loaded')),
    'appInitialization.success': () => void mark('ready'),
    'appInitialization.failure': (reason, message) => void failed(reason, message),
    'appInitialization.expectedFailure': (reason, message) => void failed(reason, message),
    shareDeepLink: (...args) => void shareLink(ctx, args),
    setFrameContext: ({ websiteUrl }) => {
      open.websiteUrl = websiteUrl;
    },
    'settings.getSettings': () => [
      { entityId: tab.entityId, contentUrl: tab.contentUrl, websiteUrl: open.websiteUrl, suggestedDisplayName: tab.name },
    ],
    returnFocus: (isForward) => void returnFocus(isForward),
    navigateBack: leave,
    navigateCrossDomain: (address) => {
      // Without a reason teams-js says its own: that the manifest has to name the address.
      if (!isOfApp(address, ctx.state) || !isNear(address)) return [false];
      showAddress(ctx, { tab, address, context });
      return [true];
    },
  };
}

/** Shows a page of the app in the tab's place. */
function showAddress(ctx, { tab, address, context }) {
  endOpen();
  const { origin } = new URL(address);
  const allow = `clipboard-read ${origin}; clipboard-write ${origin}`;
  const frame = h('iframe', { title: tab.name, test: 'tab-frame', allow });
  const timer = setTimeout(() => {
    if (['waiting', 'loaded'].includes(byId('tab-surface').dataset.state))
      mark('failed', 'The app did not say that it is ready.');
  }, patience);
  const dialog = tabDialog(ctx, tab.entityId, (message) => open?.host.send('messageForParent', message));
  open = { tab, origin, timer, dialog, person: ctx.person, websiteUrl: tab.websiteUrl };
  open.host = hostPage(frame, origin, tabCalls(ctx, context, tab));
  byId('tab-surface').replaceChildren(h('p', { class: 'tab-word', role: 'status' }), frame);
  mark('waiting', 'Opening the app …');
  frame.src = address;
}

/** Opens one of the app's tabs, at a page of it where the link names one. @param {any} ctx @param {{ appId: string, entityId: string, subPageId?: string }} link @returns {boolean} whether there is such a tab */
export function openTab(ctx, { appId, entityId, subPageId = '' }) {
  const tab = ctx.state.tabs.find((one) => one.entityId === entityId);
  if (!tab || appId !== ctx.state.app.id) {
    ctx.show({ kind: 'error', text: 'This app has no such tab here.' });
    return false;
  }
  const context = contextFor(ctx.state, { entityId, subPageId, frameContext: 'content' });
  showAddress(ctx, { tab, address: filledAddress(tab.contentUrl, context), context });
  showTabs(ctx);
  return true;
}

function endOpen() {
  const ending = open;
  open = undefined;
  ending?.host.end();
  ending?.dialog.close();
  clearTimeout(ending?.timer);
}

/** Goes back to the chat. @param {any} ctx */
export function closeTab(ctx) {
  endOpen();
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
