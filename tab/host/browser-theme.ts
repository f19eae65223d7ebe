import type { ThemeName } from './host.ts';

/** The part of `window` that says how the machine wants pages to look. */
export interface MediaSource {
  matchMedia(query: string): Pick<MediaQueryList, 'matches' | 'addEventListener' | 'removeEventListener'>;
}

const dark = '(prefers-color-scheme: dark)';
const forced = '(forced-colors: active)';

/** The theme that the machine's settings ask for; forced colours are contrast. */
export function browserTheme(media: MediaSource): ThemeName {
  if (media.matchMedia(forced).matches) return 'contrast';
  return media.matchMedia(dark).matches ? 'dark' : 'default';
}

/** Tells whenever those settings change; answers what ends it. */
export function onBrowserTheme(media: MediaSource, listener: () => void): () => void {
  const queries = [media.matchMedia(dark), media.matchMedia(forced)];
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}
