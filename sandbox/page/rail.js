import { avatar, byId, h } from './dom.js';

let lastKey = '';

function personRow(ctx, person) {
  const isCurrent = person.aadObjectId === ctx.person;
  const role = person.outsider ? `${person.role} (outsider)` : person.role;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'row',
      test: 'person',
      'aria-current': isCurrent ? 'true' : null,
      'data-person': person.aadObjectId,
    },
    avatar(person.name),
    h('span', { class: 'row-text' }, h('b', { text: person.name }), h('span', { text: role })),
  );
  button.addEventListener('click', () => ctx.become(person.aadObjectId));
  return h('li', {}, button);
}

function chatRow(ctx, chat) {
  const isCurrent = chat.id === ctx.chat;
  const unread = chat.unread > 0 && !isCurrent;
  const button = h(
    'button',
    {
      type: 'button',
      class: unread ? 'row unread' : 'row',
      test: 'chat',
      'aria-current': isCurrent ? 'true' : null,
      'data-kind': chat.kind,
    },
    avatar(chat.name, chat.kind === 'personal'),
    h(
      'span',
      { class: 'row-text' },
      h('b', { text: chat.name }),
      h('span', {
        text:
          chat.last?.text.replace(/<[^>]*>|[*`_]+/g, '') ??
          (chat.kind === 'personal' ? 'Chat with the app' : chat.members.join(', ')),
      }),
    ),
    unread
      ? h('span', { class: 'badge', test: 'unread' }, String(chat.unread), h('span', { class: 'sr-only', text: ' unread' }))
      : null,
  );
  button.addEventListener('click', () => ctx.openChat(chat.id));
  return h('li', {}, button);
}

/** Keeps the focus on the row that had it, when rows are made anew. */
function refill(list, rows) {
  const at = [...list.children].findIndex((row) => row.contains(document.activeElement));
  list.replaceChildren(...rows);
  if (at >= 0) rows[at]?.querySelector('button')?.focus();
}

/** Shows the people and the person's chats. @param {any} ctx */
export function showRail(ctx) {
  const { people, chats, bot } = ctx.state;
  const key = JSON.stringify([ctx.person, ctx.chat, people, chats]);
  if (key === lastKey) return;
  lastKey = key;
  refill(
    byId('people'),
    people.map((person) => personRow(ctx, person)),
  );
  refill(
    byId('chats'),
    chats.map((chat) => chatRow(ctx, chat)),
  );
  const chat = chats.find((one) => one.id === ctx.chat);
  byId('chat-title').textContent = chat?.name ?? '';
  byId('chat-members').textContent = chat?.kind === 'groupChat' ? [...chat.members, bot.name].join(', ') : 'Personal chat';
  byId('mention').hidden = chat?.kind !== 'groupChat';
  byId('mention').setAttribute('aria-label', `Mention ${bot.name}`);
  byId('mention').textContent = `@${bot.name}`;
  byId('compose-text').placeholder =
    chat?.kind === 'groupChat' ? `Type a message. Only with @${bot.name} does the app hear it` : 'Type a message';
  document.title = `${chat?.name ?? 'Chat'} – Teams (sandbox)`;
}
