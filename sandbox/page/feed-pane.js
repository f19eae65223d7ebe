import { get } from './api.js';
import { readDeepLink } from './deep-link.js';
import { h, openLink } from './dom.js';

/** A link into the app opens its tab where the page can show one, and else the address that it has in a browser. */
function follow(ctx, url) {
  const link = readDeepLink(url);
  if (link && ctx.openTab) ctx.openTab(link);
  else openLink(link?.webUrl || url);
}

function itemView(ctx, item) {
  const props = { type: 'button', class: item.read ? 'row' : 'row unread', test: 'feed-item' };
  const button = h(
    'button',
    props,
    h(
      'span',
      { class: 'row-text' },
      h('b', { text: item.title }),
      h('span', { text: `${item.from}: ${item.preview}` }),
      h('span', { text: new Date(item.at).toLocaleString() }),
    ),
  );
  button.addEventListener('click', async () => {
    if (item.webUrl) follow(ctx, item.webUrl);
    await ctx.act('readFeed', { itemId: item.id });
  });
  return h('li', {}, button);
}

/** The person's activity feed. @param {any} ctx @param {HTMLElement} body */
export async function feedPane(ctx, body) {
  const items = await get('feed', { person: ctx.person });
  if (items.length === 0)
    return body.replaceChildren(h('p', { class: 'note', test: 'feed-empty', text: 'Nothing has happened yet.' }));
  const all = h('button', { type: 'button', on: { click: () => ctx.act('readFeed') }, text: 'Mark all as read' });
  body.replaceChildren(all, h('ul', { test: 'feed', 'aria-label': 'Activity' }, ...items.map((item) => itemView(ctx, item))));
}
