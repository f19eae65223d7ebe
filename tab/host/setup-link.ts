import type { Config } from '../../shared/api/answers.ts';
import { browserWindow } from './browser-window.ts';
import { type Host, SignInNeeded } from './host.ts';
import { keyMark } from './setup-key.ts';

/** The host of a window that was opened by a set-up link. The key goes out of the address at once and is kept in memory alone: loading the page anew takes opening the link again. */
export function setupLinkHost(window: Window & typeof globalThis, config: Config): Host {
  const { location, history } = window;
  let key: string | undefined = location.hash.slice(keyMark.length);
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  return {
    ...browserWindow(window, config),
    async token(isRefused = false) {
      if (key === undefined || isRefused) throw new SignInNeeded('link-ended');
      return key;
    },
    async signIn() {
      key = undefined;
      location.assign('/tab/');
    },
    signOut() {
      key = undefined;
    },
  };
}
