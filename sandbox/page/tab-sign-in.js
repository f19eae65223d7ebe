import { h } from './dom.js';
import { greeting } from './teams-runtime.js';

/** Teams' own question whether an app may know who one is. @param {string} name of the app @returns {Promise<boolean>} */
export function askConsent(name) {
  const dialog = h('dialog', { class: 'consent', 'aria-labelledby': 'consent-title', test: 'tab-consent' });
  return new Promise((resolve) => {
    const answer = (accept) => () => {
      dialog.remove();
      resolve(accept);
    };
    dialog.append(
      h('h2', { id: 'consent-title', text: `${name} would like to know who you are` }),
      h('p', { text: 'It asks Microsoft for your name and address, once.' }),
      h(
        'div',
        { class: 'buttons' },
        h('button', { type: 'button', class: 'primary', test: 'consent-accept', on: { click: answer(true) }, text: 'Accept' }),
        h('button', { type: 'button', test: 'consent-cancel', on: { click: answer(false) }, text: 'Cancel' }),
      ),
    );
    dialog.addEventListener('cancel', answer(false));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * A window of its own in which an app lets people sign in; it says itself how that went.
 * @param {string} address @param {number} width @param {number} height @param {string} origin of the app
 * @returns {Promise<unknown[]>} the arguments of the answer
 */
export function openSignIn(address, width = 600, height = 535, origin) {
  const opened = window.open(address, '_blank', `popup,width=${Number(width)},height=${Number(height)}`);
  if (!opened) return Promise.resolve([false, 'FailedToOpenWindow']);
  const ending = new AbortController();
  return new Promise((resolve) => {
    const end = (args) => {
      ending.abort();
      clearInterval(watch);
      resolve(args);
    };
    const watch = setInterval(() => opened.closed && end([false, 'CancelledByUser']), 300);
    const hear = ({ source, origin: from, data }) => {
      if (source !== opened || from !== origin || typeof data?.func !== 'string') return;
      const { id, uuidAsString, func, args = [] } = data;
      const answer = (given) => opened.postMessage({ id, uuidAsString, args: given }, origin);
      if (func === 'initialize') answer(greeting('authentication'));
      else if (func === 'authentication.authenticate.success') end([true, args[0]]);
      else if (func === 'authentication.authenticate.failure') end([false, args[0] ?? 'Failed']);
    };
    window.addEventListener('message', hear, { signal: ending.signal });
  });
}
