import { h } from '/page/dom.js';
import { button, row, rows, shortTime } from './parts.js';

const events = [
  ['Missed', 'missed'],
  ['Reauthorize', 'reauthorizationRequired'],
  ['Removed', 'subscriptionRemoved'],
];

/** What broke the contract. @param {any} state @param {(command: string, body?: object) => void} run */
export function violations(state, run) {
  const list = state.violations.map((one) =>
    row(`${one.side === 'request' ? 'Asked' : 'Answered'}: ${one.operation}`, one.problems.join('; ')),
  );
  return [rows(list, 'None.'), list.length > 0 && button('Forget them', 'forget', () => run('forgetViolations'))].filter(Boolean);
}

/** The subscriptions that live. @param {any} state @param {(command: string, body?: object) => void} run */
export function subscriptions(state, run) {
  const list = state.subscriptions.map((one) =>
    row(
      `${one.resource} (${one.changeType})`,
      `to ${one.notificationUrl}, until ${one.expiresAt.slice(0, 16).replace('T', ' ')}${one.includeResourceData ? ', with the data' : ''}`,
      ...events.map(([text, event]) =>
        button(text, `lifecycle-${event}`, () => run('lifecycle', { id: one.id, event }), `${text}: ${one.resource}`),
      ),
      button('Drop', 'drop', () => run('dropSubscription', { id: one.id }), `Drop the subscription to ${one.resource}`),
    ),
  );
  return [rows(list, 'Nobody has subscribed.')];
}

/** The notices that were sent. @param {any} state */
export function notices(state) {
  const people = new Map(state.tenants.flatMap((tenant) => tenant.users.map((user) => [user.id, user.displayName])));
  const list = state.notices.map((one) => {
    const whom = people.get(one.userId) ?? one.userId;
    const line = h('span', {}, `${whom}: ${one.title}`);
    const note = [shortTime(one.at, state.now), one.way, one.preview, one.isDelivered ? '' : 'not installed, reached nobody'];
    return row(line, note.filter(Boolean).join(' · '));
  });
  return [rows(list, 'No notice was sent.')];
}

/** The tokens that were issued. @param {any} state */
export function tokens(state) {
  const list = state.tokens.map((one) =>
    row(
      `${one.kind}${one.user ? ` for ${one.user}` : ''}, to ${one.audience}`,
      `${shortTime(one.at, state.now)} until ${shortTime(one.expiresAt, state.now)} · ${one.permissions.join(' ') || 'no permissions'}`,
    ),
  );
  const reuses = state.refreshReuses > 0 && h('p', { text: `Used refresh tokens came back ${state.refreshReuses} times.` });
  return [rows(list, 'None yet.'), reuses].filter(Boolean);
}

/** The last requests. @param {any} state */
export function requests(state) {
  const list = state.requests.map((one) => {
    const isBad = one.status === 0 || one.status >= 400;
    const status = h('span', { class: isBad ? 'status-code bad' : 'status-code', text: one.status || 'lost' });
    const [path] = one.url.split('?');
    return row(
      h('span', {}, status, ` ${one.method} `, h('span', { class: 'code', text: path })),
      [shortTime(one.time, state.now), one.route, one.note].filter(Boolean).join(' · '),
    );
  });
  return [rows(list, 'None yet.')];
}
