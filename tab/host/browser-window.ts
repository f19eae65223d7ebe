import type { Config } from '../../shared/api/answers.ts';
import { addressOf } from './address-of.ts';
import { browserTheme, onBrowserTheme } from './browser-theme.ts';
import type { Host, Place } from './host.ts';

/** What a plain browser does for the tab, whoever is signed in: it has no frame around it to talk to. */
export function browserWindow(
  window: Window & typeof globalThis,
  { publicUrl }: Config,
): Omit<Host, 'token' | 'signIn' | 'signOut'> {
  const nothing = () => undefined;
  return {
    kind: 'browser',
    locale: window.navigator.language,
    theme: () => browserTheme(window),
    onTheme: (listener) => onBrowserTheme(window, listener),
    loaded: nothing,
    succeeded: nothing,
    failed: nothing,
    open: (address) => void window.open(address, '_blank', 'noopener,noreferrer'),
    async share({ path }: Place) {
      await window.navigator.clipboard.writeText(addressOf(publicUrl, path));
      return 'copied';
    },
    onBack: () => nothing,
  };
}
