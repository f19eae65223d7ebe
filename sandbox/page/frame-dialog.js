import { appCalls } from './app-calls.js';
import { dialogSize, isForApp } from './dialog-request.js';
import { h } from './dom.js';
import { hostPage } from './teams-host.js';
import { greeting } from './teams-runtime.js';
import { onTheme, teamsTheme } from './theme.js';

function resize(box, { width, height } = {}) {
  for (const [side, given] of Object.entries({ width, height })) {
    const size = dialogSize(given);
    if (!size) continue;
    if (size.word) box.dataset[side] = size.word;
    else delete box.dataset[side];
    if (size.pixels) box.style.setProperty(`--${side}`, `${size.pixels}px`);
    else box.style.removeProperty(`--${side}`);
  }
}

function drawn({ title, url, origin }, close) {
  const frame = h('iframe', { class: 'dialog-page', title, test: 'dialog-frame', allow: `clipboard-write ${origin}` });
  const error = h('div', { class: 'dialog-error', role: 'alert', test: 'frame-dialog-error' });
  const head = h(
    'div',
    { class: 'dialog-head' },
    h('h2', { id: 'frame-dialog-title', text: title }),
    h('button', { type: 'button', class: 'quiet', test: 'frame-dialog-close', on: { click: close }, text: 'Close' }),
  );
  const props = { class: 'frame-dialog', 'aria-labelledby': 'frame-dialog-title', test: 'frame-dialog' };
  const box = h('dialog', { ...props, 'data-width': 'small', 'data-height': 'small' }, head, error, frame);
  box.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });
  frame.src = url;
  return { box, frame, error };
}

function callsFor(wish, { box, error, end }) {
  const { ctx, context, origin, onMessage, submit } = wish;
  const complete = async (result, appIds) => {
    if (result === undefined || result === null || result === '') return end();
    error.textContent = '';
    if (!isForApp(appIds, ctx.state.app.id)) {
      error.textContent = 'The result is meant for another app.';
      return;
    }
    box.classList.add('busy');
    error.textContent = (await submit(result)) ?? '';
    box.classList.remove('busy');
  };
  const failed = (reason, message) => {
    error.textContent = `The app could not be opened (${reason}). ${message ?? ''}`;
  };
  return {
    ...appCalls(ctx, context, origin),
    initialize: () => greeting('task', onMessage !== undefined),
    'appInitialization.appLoaded': () => undefined,
    'appInitialization.success': () => undefined,
    'appInitialization.failure': failed,
    'appInitialization.expectedFailure': failed,
    'tasks.completeTask': complete,
    'tasks.updateTask': (size) => resize(box, size),
    returnFocus: () => box.querySelector('button').focus(),
    ...(onMessage && { messageForParent: (message) => [onMessage(message) ?? true] }),
  };
}

/**
 * Shows a page of the app as a dialog, with the focus in it; the page may use teams-js. It goes away when `close` is called, and gives the focus back.
 * @param {object} wish
 * @param {any} wish.ctx
 * @param {string} wish.title
 * @param {string} wish.url
 * @param {unknown} wish.width @param {unknown} wish.height words or pixels
 * @param {any} wish.context what teams-js is told of where the page is
 * @param {() => void} wish.onClose the person closes it, or the page does so without a result
 * @param {(result: unknown) => Promise<string | undefined>} wish.submit takes a result; answers what to say when it could not be
 * @param {(message: unknown) => void} [wish.onMessage] takes what the page says to the tab that opened it; without it there is no such tab
 */
export function openFrameDialog(wish) {
  const { origin } = new URL(wish.url);
  const { box, frame, error } = drawn({ ...wish, origin }, () => wish.onClose());
  const host = hostPage(frame, origin, callsFor({ ...wish, origin }, { box, error, end: wish.onClose }));
  const stopTheme = onTheme(() => host.tell('themeChange', [teamsTheme()]));
  const before = document.activeElement;
  resize(box, wish);
  document.body.append(box);
  box.showModal();
  frame.focus();
  return {
    resize: (size) => resize(box, size),
    send: (message) => host.send('messageForChild', message),
    close() {
      host.end();
      stopTheme();
      box.close();
      box.remove();
      before?.focus?.();
    },
  };
}
