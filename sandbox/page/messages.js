import { attachmentView } from './attachment-view.js';
import { avatar, byId, h } from './dom.js';
import { textNodes, xmlNodes } from './markdown.js';
import { messageMenu } from './message-menu.js';

const list = byId('messages');
/** What is on the screen, by message id. @type {Map<string, { element: HTMLElement, parts: Record<string, { key: string, element: HTMLElement }> }>} */
const shown = new Map();
let shownChat = '';

function timeOf(message, person) {
  const at = new Date(message.at);
  try {
    return at.toLocaleTimeString(person.locale, { hour: '2-digit', minute: '2-digit', timeZone: person.zone });
  } catch {
    return at.toLocaleTimeString();
  }
}

function headOf(ctx, message) {
  const time = timeOf(message, ctx.state.person);
  const label = `Actions for the message of ${message.from.name} at ${time}`;
  const props = {
    type: 'button',
    class: 'message-menu',
    test: 'message-menu',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    'aria-label': label,
  };
  const button = h('button', { ...props, text: '⋯' });
  button.addEventListener('click', () => messageMenu(ctx, button, message));
  return h(
    'div',
    { class: 'message-head' },
    h('b', { text: message.own ? 'You' : message.from.name }),
    h('time', { datetime: message.at, text: time }),
    message.edited && !message.removed ? h('span', { text: 'Edited' }) : null,
    button,
  );
}

function bodyOf(message) {
  if (message.removed) return h('div', { class: 'bubble removed', test: 'text', text: 'This message was deleted.' });
  if (message.text === '') return h('div', { hidden: true });
  const nodes =
    message.textFormat === 'xml' ? xmlNodes(message.text) : textNodes(message.text, message.textFormat === 'markdown');
  return h('div', { class: 'bubble', test: 'text' }, ...nodes);
}

function attachmentsOf(ctx, message) {
  const options = {
    onPress: (action) => ctx.press(message.id, action),
    typeahead: (dataset, text) => ctx.typeahead({ messageId: message.id, dataset, text }),
  };
  const views = message.attachments.map((one) => attachmentView(one, options)).filter((view) => view !== undefined);
  const isCarousel = message.attachmentLayout === 'carousel' && views.length > 1;
  return h('div', { class: isCarousel ? 'attachments carousel' : 'attachments' }, ...views);
}

function footOf(ctx, message) {
  const note =
    message.note === undefined ? null : h('p', { class: 'card-note', role: 'status', test: 'note', text: message.note });
  const kinds = [...new Set(message.reactions.map((one) => one.type))].map((type) => {
    const count = message.reactions.filter((one) => one.type === type).length;
    const label = `${type}, ${count}. Press to change yours`;
    const run = () => ctx.act('react', { messageId: message.id, type });
    return h('button', {
      type: 'button',
      'aria-label': label,
      on: { click: run },
      text: `${type} ${count}`,
    });
  });
  return h('div', {}, note, kinds.length > 0 ? h('div', { class: 'reactions' }, ...kinds) : null);
}

function partsOf(ctx, message) {
  return {
    head: [[message.edited, message.removed], () => headOf(ctx, message)],
    body: [[message.text, message.removed], () => bodyOf(message)],
    attachments: [[message.attachments, message.attachmentLayout], () => attachmentsOf(ctx, message)],
    foot: [[message.note, message.reactions], () => footOf(ctx, message)],
  };
}

function create(ctx, message) {
  const main = h('div', { class: 'message-main' });
  const isBot = message.from.kind === 'bot';
  const label = `${message.own ? 'You' : message.from.name}, ${timeOf(message, ctx.state.person)}`;
  const props = {
    class: message.own ? 'message own' : 'message',
    test: 'message',
    'data-message-id': message.id,
    'data-from': message.from.kind,
  };
  const element = h('article', { ...props, 'aria-label': label, tabindex: '-1' }, avatar(message.from.name, isBot), main);
  return { element, main, parts: {} };
}

/** Replaces only the parts that changed, so that what is typed into a card stays. */
function update(ctx, entry, message) {
  for (const [name, [key, make]] of Object.entries(partsOf(ctx, message))) {
    const now = JSON.stringify(key);
    const old = entry.parts[name];
    if (old?.key === now) continue;
    const element = make();
    const hadFocus = old?.element.contains(document.activeElement);
    if (old) old.element.replaceWith(element);
    else entry.main.append(element);
    entry.parts[name] = { key: now, element };
    if (hadFocus) entry.element.focus();
  }
}

/** Whether the newest message is kept in sight: until the reader scrolls up, and again once they are back. */
let follows = true;
list.addEventListener('scroll', () => {
  follows = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
});
const grown = new ResizeObserver(() => {
  if (follows) list.scrollTop = list.scrollHeight;
});

/** Brings the list of messages up to date. @param {any} ctx @param {any[]} messages */
export function showMessages(ctx, messages) {
  const isOther = shownChat !== `${ctx.person} ${ctx.chat}`;
  if (isOther) {
    shownChat = `${ctx.person} ${ctx.chat}`;
    shown.clear();
    grown.disconnect();
    list.replaceChildren();
  }
  follows ||= isOther || messages.some((message) => message.own && !shown.has(message.id));
  if (messages.length === 0)
    list.replaceChildren(h('p', { class: 'empty', text: 'Nothing here yet. Write something, or press a command below.' }));
  else list.querySelector('.empty')?.remove();
  for (const message of messages) {
    const entry = shown.get(message.id) ?? create(ctx, message);
    update(ctx, entry, message);
    if (!shown.has(message.id)) {
      list.append(entry.element);
      grown.observe(entry.element);
    }
    shown.set(message.id, entry);
  }
  showSuggestions(ctx, messages.at(-1));
  if (follows) list.scrollTop = list.scrollHeight;
}

function showSuggestions(ctx, last) {
  const actions = last?.from.kind === 'bot' ? last.suggestedActions : [];
  const buttons = actions.map((action) =>
    h('button', { type: 'button', on: { click: () => ctx.press(last.id, action) }, text: action.title ?? action.value ?? '' }),
  );
  byId('suggestions').replaceChildren(...buttons);
}

/** Moves the focus to a message. @param {string} messageId */
export function focusMessage(messageId) {
  shown.get(messageId)?.element.focus();
}

/** Marks a message's cards as waiting for the bot. @param {string} messageId @param {boolean} isBusy */
export function markBusy(messageId, isBusy) {
  for (const card of shown.get(messageId)?.element.querySelectorAll('.card') ?? []) {
    card.classList.toggle('busy', isBusy);
    card.setAttribute('aria-busy', String(isBusy));
  }
}
