import { h } from '/page/dom.js';
import { button, group, row, rows } from './parts.js';

const minute = 60_000;
const leaps = [
  ['5 min', 5 * minute],
  ['1 h', 60 * minute],
  ['1 day', 1440 * minute],
  ['30 days', 43_200 * minute],
];
const failures = [
  ['503', { status: 503, retryAfterSeconds: 5 }],
  ['504', { status: 504 }],
  ['done, but 504', { status: 504, done: true }],
  ['answer lost', { loseAnswer: true }],
  ['5 s late', { delayMilliseconds: 5000 }],
];
const routes = [
  'graph.*',
  'graph.users.*',
  'graph.notices.*',
  'graph.subscriptions.*',
  'graph.installedApps.*',
  'entra.token',
  '*',
];

function select(id, label, options) {
  const field = h('select', { id, test: id }, ...options.map((value) => h('option', { value, text: value })));
  return { field, label: h('label', { class: 'field', for: id }, label, field) };
}

function faultGroup(state, run) {
  const route = select('fault-route', 'The next call of', routes);
  const set = (fault) => run('fault', { fault: { route: route.field.value, ...fault } });
  const tests = (text) => `fault-${text.replace(/\W+/g, '-')}`;
  const described = state.faults.map((fault) =>
    row(`${fault.route}: ${fault.status ?? (fault.loseAnswer ? 'answer lost' : 'late')} (${fault.left}×)`),
  );
  return h(
    'div',
    {},
    h('h3', { text: 'Faults' }),
    route.label,
    h('div', { class: 'buttons' }, ...failures.map(([text, fault]) => button(text, tests(text), () => set(fault)))),
    h('div', { test: 'faults' }, described.length > 0 && rows(described, '')),
    described.length > 0 && button('Take all faults back', 'faults-clear', () => run('clearFaults')),
  );
}

function throttleGroup(state, run) {
  const bucket = select('bucket', 'The next call of', state.buckets);
  const block = (saysWhen) => run('throttle', { bucket: bucket.field.value, seconds: 10, saysWhen });
  return h(
    'div',
    {},
    h('h3', { text: 'Throttling' }),
    bucket.label,
    h(
      'div',
      { class: 'buttons' },
      button('429 with Retry-After', 'throttle', () => block(true)),
      button('429 without', 'throttle-silent', () => block(false)),
      button('Let all through', 'throttle-reset', () => run('resetThrottles')),
    ),
    h('p', { class: 'empty', text: `Calls before their wait was over: ${state.tooEarly}` }),
  );
}

function toggle(id, text, checked, change) {
  const input = h('input', { type: 'checkbox', role: 'switch', id, test: id });
  input.checked = checked;
  input.addEventListener('change', () => change(input.checked));
  return h('label', { class: 'check', for: id }, input, text);
}

function notificationGroup({ notifications }, run) {
  const plan = (changed) => run('plan', { plan: changed });
  return h(
    'div',
    {},
    h('h3', { text: 'Change notifications' }),
    h(
      'div',
      { class: 'buttons' },
      button('Lose the next', 'lose', () => plan({ lose: notifications.lose + 1 })),
      button('Double the next', 'double', () => plan({ double: notifications.double + 1 })),
      button(`Release ${notifications.held} held back`, 'release', () => run('release')),
    ),
    toggle('hold', 'Hold back', notifications.hold, (hold) => plan({ hold })),
    toggle('shuffle', 'Shuffle when released', notifications.shuffle, (shuffle) => plan({ shuffle })),
    h('p', {
      class: 'empty',
      text: `To be lost ${notifications.lose}, to be doubled ${notifications.double}, lost ${notifications.lost}`,
    }),
  );
}

/** The controls. @param {any} state @param {(command: string, body?: object) => void} run */
export function controls(state, run) {
  return [
    group(
      'Clock',
      ...leaps.map(([text, milliseconds]) =>
        button(`+ ${text}`, `clock-${text.replace(' ', '-')}`, () => run('shiftClock', { milliseconds })),
      ),
    ),
    group(
      'Signing keys',
      button('Rotate', 'rotate', () => run('rotateKeys')),
      button('Rotate, drop the old', 'rotate-drop', () => run('rotateKeys', { keepOld: false })),
    ),
    throttleGroup(state, run),
    faultGroup(state, run),
    notificationGroup(state, run),
  ];
}
