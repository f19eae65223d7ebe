import { get } from './api.js';
import { h } from './dom.js';

let last = 0;
let list;

function pretty(value) {
  return value === undefined || value === null ? '(empty)' : typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

function exchangeView(exchange) {
  const isToBot = exchange.route.startsWith('bot.');
  const isBad = exchange.status === 0 || exchange.status >= 400;
  const summary = h(
    'summary',
    {},
    h('time', { text: exchange.time.slice(11, 19) }),
    h('span', { text: `${isToBot ? '→' : '←'} ${exchange.method} ${exchange.route}` }),
    h('span', { class: isBad ? 'status bad' : 'status', text: exchange.status || 'no answer' }),
    exchange.note ? h('span', { class: 'note', text: exchange.note }) : null,
  );
  const details = h('details', { class: 'exchange', test: 'exchange' }, summary);
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const texts = [
      ['URL', exchange.url],
      ['Request', exchange.requestBody],
      ['Answer', exchange.responseBody],
      ['Request headers', exchange.requestHeaders],
    ];
    for (const [title, value] of texts)
      details.append(h('pre', { tabindex: '0', 'aria-label': title, text: `${title}\n${pretty(value)}` }));
  });
  return details;
}

/** The raw exchange between Teams and the bot, newest first. @param {any} _ctx @param {HTMLElement} body @param {boolean} isFirst */
export async function exchangesPane(_ctx, body, isFirst) {
  if (isFirst || !list) {
    last = 0;
    list = h('div', { test: 'exchanges' });
    list.style.display = 'grid';
    list.style.gap = '6px';
    body.replaceChildren(h('p', { class: 'note', text: '→ Teams calls the bot, ← the bot calls the connector' }), list);
  }
  const from = last;
  const found = (await get('exchanges', { after: String(from) })).filter((exchange) => exchange.number > last);
  last = found.at(-1)?.number ?? last;
  list.prepend(...found.map(exchangeView).reverse());
  while (list.childElementCount > 300) list.lastElementChild.remove();
}
