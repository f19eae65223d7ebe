import { SignInNeeded } from './host.ts';

const patience = 8_000;

/** The path of the page that Microsoft sends people back to. */
export const returnPath = '/tab/signed-in';

/** Whether this document is that page inside a frame of ours, so that the answer is to be handed up and nothing else done. */
export function handUp(window: Window): boolean {
  if (window.parent === window || window.location.pathname !== returnPath) return false;
  window.parent.postMessage({ signedIn: window.location.search }, window.location.origin);
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
