import { byId, h } from './dom.js';
import { exchangesPane } from './exchanges-pane.js';
import { faultsPane } from './faults-pane.js';
import { feedPane } from './feed-pane.js';
import { searchPane } from './search-pane.js';

const panes = {
  search: { title: 'Search', show: searchPane, live: false },
  feed: { title: 'Activity', show: feedPane, live: true },
  faults: { title: 'Faults', show: faultsPane, live: true },
  exchanges: { title: 'Exchange', show: exchangesPane, live: true },
};
let open;

/** Opens a pane, or closes it with undefined. @param {any} ctx @param {keyof typeof panes | undefined} name */
export function openPane(ctx, name) {
  const before = open;
  open = name;
  byId('pane').hidden = name === undefined;
  for (const button of byId('pane-buttons').children) button.setAttribute('aria-pressed', String(button.dataset.pane === name));
  if (name === undefined) {
    byId('pane-buttons').querySelector(`[data-pane="${before}"]`)?.focus();
    return;
  }
  byId('pane-title').textContent = panes[name].title;
  byId('pane').setAttribute('aria-label', panes[name].title);
  panes[name].show(ctx, byId('pane-body'), true);
}

/** Brings the open pane up to date. @param {any} ctx @param {boolean} isOtherPerson */
export function refreshPane(ctx, isOtherPerson) {
  const badge = byId('pane-buttons').querySelector('[data-pane="feed"]');
  if (badge) badge.textContent = ctx.state.feedUnread > 0 ? `Activity (${ctx.state.feedUnread})` : 'Activity';
  if (open && (panes[open].live || isOtherPerson)) panes[open].show(ctx, byId('pane-body'), isOtherPerson);
}

/** Makes the panes' buttons. @param {any} ctx */
export function setUpPanes(ctx) {
  const buttons = Object.entries(panes).map(([name, { title }]) => {
    const button = h('button', {
      type: 'button',
      class: 'quiet',
      'data-pane': name,
      test: `pane-${name}`,
      'aria-pressed': 'false',
      text: title,
    });
    button.addEventListener('click', () => openPane(ctx, open === name ? undefined : name));
    return button;
  });
  byId('pane-buttons').replaceChildren(...buttons);
  byId('pane-close').addEventListener('click', () => openPane(ctx, undefined));
  byId('pane').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') openPane(ctx, undefined);
  });
}
