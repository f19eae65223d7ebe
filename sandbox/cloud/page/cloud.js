import { byId } from '/page/dom.js';
import { setUpTheme } from '/page/theme.js';
import { controls } from './controls.js';
import { notices, requests, subscriptions, tokens, violations } from './lists.js';
import { tenants } from './tenants.js';

const parts = { controls, tenants, violations, subscriptions, notices, tokens, requests };
const shown = {};
let statusTimer;

async function read(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `The sandbox answered ${response.status}.`);
  return body;
}

function say(text) {
  byId('status').textContent = text;
  clearTimeout(statusTimer);
  statusTimer = setTimeout(() => byId('status').replaceChildren(), 5000);
}

/** Does something in the cloud, and shows what came of it. */
async function run(command, body = {}) {
  try {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    await read(await fetch(`/cloud/api/${command}`, init));
    say('Done.');
  } catch (problem) {
    say(problem.message);
  }
  await refresh();
}

/** What of the state a part depends on; the time of day alone redraws nothing. */
function keyOf(name, state) {
  if (name === 'controls') return [state.buckets, state.faults, state.tooEarly, state.notifications];
  return name === 'tenants' ? state.tenants : [state[name], state.refreshReuses];
}

function redraw(name, state) {
  const key = JSON.stringify(keyOf(name, state));
  if (shown[name] === key) return;
  shown[name] = key;
  const element = byId(name);
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const label = focused?.getAttribute('aria-label');
  const test = focused?.dataset.testid;
  const choices = new Map([...element.querySelectorAll('select')].map((select) => [select.id, select.value]));
  const open = new Set([...element.querySelectorAll('details[open]')].map((one) => one.dataset.key));
  element.replaceChildren(...parts[name](state, run));
  for (const [id, value] of choices) if (byId(id)) byId(id).value = value;
  for (const one of element.querySelectorAll('details')) one.open = open.has(one.dataset.key);
  const again = [...element.querySelectorAll(`[data-testid="${CSS.escape(test ?? '')}"]`)];
  (again.find((one) => one.getAttribute('aria-label') === label) ?? again[0])?.focus();
}

/** Fetches the state and draws what has changed. */
async function refresh() {
  const state = await read(await fetch('/cloud/api/state')).catch((problem) => say(problem.message));
  if (!state) return;
  byId('now').textContent = state.now.slice(0, 19).replace('T', ' ');
  byId('now').dateTime = state.now;
  byId('ahead').textContent = state.ahead === 0 ? '' : `(${Math.round(state.ahead / 60_000)} min ahead)`;
  for (const name of Object.keys(parts)) redraw(name, state);
}

setUpTheme();
refresh();
setInterval(() => document.visibilityState === 'visible' && refresh(), 1500);
