import { SignInNeeded } from './host.ts';

const patience = 8_000;

/** The path of the page that Microsoft sends people back to. */
export const returnPath = '/tab/signed-in';

/** The number of a sign-in that the page of the REST interface began in this window (`src/rest/docs-page`). */
const docsState = 'deskhand.docs-state';

/** Whether this document is that page for somebody else of this address: inside a frame of ours, or for the page of the REST interface. The answer is handed to them then, and nothing else is to be done. */
export function handUp(window: Window): boolean {
  const { parent, location } = window;
  if (location.pathname !== returnPath) return false;
  if (parent !== window) parent.postMessage({ signedIn: location.search }, location.origin);
  else {
    const state = new URLSearchParams(location.search).get('state');
    if (!state || state !== window.sessionStorage.getItem(docsState)) return false;
    location.replace(`/api/docs${location.search}`);
  }
  return true;
}

/** Asks in a hidden frame, without anybody noticing; answers the query string that came back. Throws `SignInNeeded` when nothing comes. */
export function askInFrame(window: Window, address: string): Promise<string> {
  const { document, location } = window;
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Microsoft';
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      window.clearTimeout(timer);
      window.removeEventListener('message', hear);
      frame.remove();
      act();
    };
    const hear = ({ source, origin, data }: MessageEvent) => {
      if (source !== frame.contentWindow || origin !== location.origin || typeof data?.signedIn !== 'string') return;
      end(() => resolve(data.signedIn));
    };
    const timer = window.setTimeout(() => end(() => reject(new SignInNeeded('signed-out'))), patience);
    window.addEventListener('message', hear);
    frame.src = address;
    document.body.append(frame);
  });
}
