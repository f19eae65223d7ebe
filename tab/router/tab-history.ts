/** Where in the tab somebody is. */
export interface TabLocation {
  /** Below the tab's own address, with a slash at the beginning. */
  pathname: string;
  /** With its question mark, or empty. */
  search: string;
  /** How many pages of the tab lie before this one in this window. */
  depth: number;
}

/** The part of `window` that knows addresses. */
export interface AddressBar {
  location: Pick<Location, 'pathname' | 'search'>;
  history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'go'>;
  addEventListener(type: 'popstate', listener: () => void): void;
  removeEventListener(type: 'popstate', listener: () => void): void;
}

/** The tab's own way through the window's history. */
export interface TabHistory {
  location(): TabLocation;
  subscribe(listener: () => void): () => void;
  /** To a path (`/search?q=…`), or to another search of this page (`?q=…`). */
  go(to: string, options?: { replace?: boolean }): void;
  back(): void;
  /** The address as a browser shows it. */
  href(to: string): string;
}

function depthIn(state: unknown): number {
  const depth = (state as { depth?: unknown } | null)?.depth;
  return typeof depth === 'number' ? depth : 0;
}

/** The history of a tab that lives below this address (`/tab`). */
export function tabHistory(bar: AddressBar, base: string): TabHistory {
  const listeners = new Set<() => void>();
  const read = (): TabLocation => {
    const { pathname, search } = bar.location;
    const below = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : '/';
    return { pathname: below, search, depth: depthIn(bar.history.state) };
  };
  let here = read();
  const tell = () => {
    here = read();
    for (const listener of listeners) listener();
  };
  const href = (to: string) => `${base}${to.startsWith('?') ? `${here.pathname}${to}` : to}`;
  return {
    location: () => here,
    subscribe(listener) {
      if (listeners.size === 0) bar.addEventListener('popstate', tell);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) bar.removeEventListener('popstate', tell);
      };
    },
    go(to, { replace = false } = {}) {
      if (replace) bar.history.replaceState({ depth: here.depth }, '', href(to));
      else bar.history.pushState({ depth: here.depth + 1 }, '', href(to));
      tell();
    },
    back: () => bar.history.go(-1),
    href,
  };
}
