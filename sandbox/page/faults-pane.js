import { send } from './api.js';
import { h } from './dom.js';

const switchTexts = {
  submitTwice: ['Submit twice', 'Every click and submit goes to the bot twice at once, the second under a new id.'],
  redeliverWhenSlow: ['Redeliver when the bot is slow', 'After 15 seconds again under the same id, then under a new one.'],
  oldClient: ['Old client', 'Action.Execute is shown as its Action.Submit fallback, and cards do not refresh.'],
  sendWindows: ['Send windows', '7 messages in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in 1 h; then 429.'],
};
const deliveries = {
  once: 'As usual',
  'same-id': 'Again afterwards, same id',
  'new-id': 'Again afterwards, new id',
  twice: 'Twice at once, second under a new id',
  'twice-same-id': 'Twice at once, same id',
};
const tabSignIns = {
  works: 'Works',
  consent: 'The person has to consent first',
  window: 'The app has to ask for consent',
  fails: 'Teams gives no token',
};
const route = 'connector.activities.*';
const failures = [
  ['Lose the next answer', 'lose', { route, loseAnswer: true }],
  ['Next send: 429', '429', { route, status: 429, retryAfterSeconds: 2 }],
  ['Next send: 412', '412', { route, status: 412 }],
  ['Next send: 502', '502', { route, status: 502 }],
  ['Next send: 504', '504', { route, status: 504 }],
  ['Next send: done, but 504', 'done-504', { route, status: 504, done: true }],
  ['Next send: 5 s late', 'late', { route, delayMilliseconds: 5000 }],
];

function button(text, test, run) {
  return h('button', { type: 'button', test, on: { click: run }, text });
}

function switches(ctx) {
  return Object.entries(switchTexts).map(([name, [title, text]]) => {
    const input = h('input', { type: 'checkbox', role: 'switch', test: `switch-${name}`, id: `switch-${name}` });
    input.checked = ctx.state.switches[name];
    input.addEventListener('change', () => ctx.run(() => send('switches', { [name]: input.checked })));
    return h('label', { class: 'check', for: `switch-${name}` }, input, h('span', {}, title, h('small', { text })));
  });
}

function nextDelivery(ctx) {
  const options = Object.entries(deliveries).map(([value, text]) => h('option', { value, text }));
  const select = h('select', { id: 'next-delivery', test: 'next-delivery' }, ...options);
  select.value = ctx.state.switches.nextDelivery;
  select.addEventListener('change', () => ctx.run(() => send('switches', { nextDelivery: select.value })));
  return h('label', { class: 'field', for: 'next-delivery' }, 'The next thing I do reaches the bot', select);
}

function tabSignIn(ctx) {
  const options = Object.entries(tabSignIns).map(([value, text]) => h('option', { value, text }));
  const select = h('select', { id: 'tab-sign-in', test: 'tab-sign-in' }, ...options);
  select.value = ctx.state.switches.tabSignIn;
  select.addEventListener('change', () => ctx.run(() => send('switches', { tabSignIn: select.value })));
  return h('label', { class: 'field', for: 'tab-sign-in' }, 'Single sign-on of tabs', select);
}

function describe(fault) {
  const what = [
    fault.status,
    fault.loseAnswer && 'answer lost',
    fault.done && 'done',
    fault.delayMilliseconds && `${fault.delayMilliseconds} ms late`,
  ];
  return `${fault.route}: ${what.filter(Boolean).join(', ')} (${fault.left}×)`;
}

/** The pane with redelivery and everything that can go wrong. @param {any} ctx @param {HTMLElement} body */
export function faultsPane(ctx, body) {
  const { faults } = ctx.state;
  const focused = document.activeElement?.getAttribute('data-testid');
  body.replaceChildren(
    h('h3', { text: 'Redelivery' }),
    h(
      'div',
      { class: 'buttons' },
      button('Send the last again, same id', 'redeliver-same', () => ctx.act('redeliver', { newId: false })),
      button('Send the last again, new id', 'redeliver-new', () => ctx.act('redeliver', { newId: true })),
    ),
    nextDelivery(ctx),
    h('h3', { text: 'This Teams' }),
    ...switches(ctx),
    tabSignIn(ctx),
    h('h3', { text: 'Bot Connector' }),
    h(
      'div',
      { class: 'buttons' },
      ...failures.map(([text, test, fault]) => button(text, `fault-${test}`, () => ctx.run(() => send('faults', fault)))),
    ),
    h(
      'ul',
      { test: 'faults', 'aria-label': 'Faults that are set' },
      ...faults.map((fault) => h('li', { class: 'note', text: describe(fault) })),
    ),
    ...(faults.length > 0
      ? [button('Take all faults back', 'faults-clear', () => ctx.run(() => send('faults', undefined, 'DELETE')))]
      : []),
  );
  if (focused) body.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
}
