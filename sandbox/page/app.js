import { get, listen, send } from './api.js';
import { setUpCompose, showDraft } from './compose.js';
import { setUpDialog, showDialog } from './dialog-view.js';
import { byId, h, openLink } from './dom.js';
import { markBusy, showMessages } from './messages.js';
import { openPane, refreshPane, setUpPanes } from './panes.js';
import { showRail } from './rail.js';
import { openTab, setUpTabs, showTabs } from './tab-pane.js';
import { setUpTheme } from './theme.js';

/** What every part of the page works with. */
const ctx = {
  person: '',
  chat: '',
  state: undefined,
  act,
  show,
  run,
  press,
  become,
  openChat,
  typeahead,
  openPane: (name) => openPane(ctx, name),
  openTab: (link) => showTab(link),
  focusCompose: () => byId('compose-text').focus(),
};
let stopListening = () => {};
let asked = 0;
let shownPerson = '';
let typingTimer;

function toast(text, isBad = false) {
  const element = h('div', { class: isBad ? 'toast bad' : 'toast', test: 'toast', text });
  byId('toasts').append(element);
  setTimeout(() => element.remove(), 7000);
}

/** Runs something, and says when it fails. */
async function run(work) {
  try {
    return await work();
  } catch (problem) {
    toast(problem.message, true);
    return undefined;
  }
}

/** Does what Teams does with an answer that is not a card. */
function show(shown) {
  if (shown.kind === 'text' && shown.text !== '') toast(shown.text);
  else if (shown.kind === 'error') toast(shown.text, true);
  else if (shown.kind === 'link' && !openLink(shown.url)) toast(`Teams does not open ${shown.url}`, true);
  else if (shown.kind === 'sign-in' || shown.kind === 'settings') {
    toast(`${shown.title || 'Sign in'}: a window opens.`);
    openLink(shown.url);
  } else if (shown.kind === 'refused-inputs') toast(shown.inputs.map((input) => input.message).join(' '), true);
}

/** Does something as the person, in the chat that is open. `quiet` leaves showing the answer to the caller. */
async function act(method, args = {}, { quiet = false } = {}) {
  const outcome = await run(() => send(`client/${method}`, { person: ctx.person, in: ctx.chat || 'personal', ...args }));
  if (outcome?.deliveries?.some((one) => one.outcome === 'unreachable')) toast('The bot is not there. Is it running?', true);
  else if (outcome?.deliveries?.some((one) => one.outcome === 'timed-out') && !quiet)
    toast('The bot did not answer in time.', true);
  if (outcome?.shown && !quiet) show(outcome.shown);
  await refresh();
  return outcome;
}

async function press(messageId, action) {
  markBusy(messageId, true);
  const outcome = await act('press', { messageId, action }, { quiet: true });
  markBusy(messageId, false);
  const isUnderCard = ['text', 'error'].includes(outcome?.shown.kind) && action.type === 'Action.Execute';
  if (outcome && !isUnderCard) show(outcome.shown);
}

async function typeahead(query) {
  const outcome = await send('client/typeahead', { person: ctx.person, ...query });
  return outcome.shown.choices ?? [];
}

/** Fetches and shows everything; of several at once only the last counts. */
async function refresh() {
  asked += 1;
  const mine = asked;
  const { person } = ctx;
  const isLast = () => mine === asked && person === ctx.person;
  const state = await run(() => get('state', { person }));
  // The chat that is open may be somebody else's by now, which this person cannot read.
  if (!state || !isLast()) return;
  const messages = await run(() => get('messages', { person, conversation: ctx.chat || 'personal' }));
  if (!messages || !isLast()) return;
  ctx.state = state;
  if (ctx.chat === '') ctx.chat = state.chats[0]?.id ?? '';
  showRail(ctx);
  showTabs(ctx);
  showMessages(ctx, messages);
  showDraft(ctx);
  showDialog(ctx);
  refreshPane(ctx, shownPerson !== person);
  shownPerson = person;
  const isHere = state.chats.find((chat) => chat.id === ctx.chat)?.botInstalled;
  byId('bot-state').textContent = isHere
    ? `${state.person.name}, ${state.person.role}`
    : `${state.bot.name} is not installed here`;
}

function onChange(change) {
  if (change.kind === 'typing' && change.conversationId === ctx.chat) showTyping(true);
  else if (change.kind === 'message-added' && change.conversationId === ctx.chat) showTyping(false);
  clearTimeout(onChange.timer);
  onChange.timer = setTimeout(refresh, 40);
}

function showTyping(isTyping) {
  clearTimeout(typingTimer);
  byId('typing').replaceChildren(
    ...(isTyping ? [h('span', { class: 'dots', text: `${ctx.state?.bot.name ?? 'The bot'} is typing` })] : []),
  );
  if (isTyping) typingTimer = setTimeout(() => showTyping(false), 8000);
}

function remember() {
  history.replaceState(null, '', `#${new URLSearchParams({ person: ctx.person, chat: ctx.chat })}`);
}

async function openChat(id) {
  ctx.chat = id;
  byId('app').dataset.screen = 'chat';
  showTyping(false);
  remember();
  await act('open', {}, { quiet: true });
}

/** Opens the app's tab above its personal chat; answers whether there is such a tab. */
async function showTab(link) {
  const personal = ctx.state.chats.find((chat) => chat.kind === 'personal');
  if (personal && personal.id !== ctx.chat) await openChat(personal.id);
  byId('app').dataset.screen = 'chat';
  return openTab(ctx, link);
}

async function become(person) {
  stopListening();
  ctx.person = person;
  ctx.chat = '';
  // A refresh that is under way would leave the chat unknown, so the person's chats are asked for by name.
  const own = await run(() => get('state', { person }));
  if (!own || ctx.person !== person) return;
  stopListening = listen(person, onChange, refresh);
  await openChat(own.chats[0]?.id ?? '');
}

async function start() {
  setUpTheme();
  setUpTabs(ctx);
  setUpPanes(ctx);
  setUpCompose(ctx);
  setUpDialog(ctx);
  byId('back').addEventListener('click', () => {
    byId('app').dataset.screen = 'list';
    byId('chats').querySelector('[aria-current="true"]')?.focus();
  });
  const wanted = new URLSearchParams(location.hash.slice(1));
  const state = await run(() => get('state'));
  if (!state) return;
  const known = state.people.some((one) => one.aadObjectId === wanted.get('person'));
  ctx.person = known ? wanted.get('person') : state.people[0].aadObjectId;
  const own = await get('state', { person: ctx.person });
  const chat = own.chats.find((one) => one.id === wanted.get('chat')) ?? own.chats[0];
  stopListening = listen(ctx.person, onChange, refresh);
  await openChat(chat?.id ?? '');
}

start();
