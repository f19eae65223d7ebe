import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { matchPath, type Params } from './match-path.ts';
import type { TabHistory, TabLocation } from './tab-history.ts';

const HistoryContext = createContext<TabHistory | undefined>(undefined);
const ParamsContext = createContext<Params>({});

function useHistory(): TabHistory {
  const history = useContext(HistoryContext);
  if (!history) throw new Error('the router is missing around this');
  return history;
}

/** Gives everything inside the tab's history. A whole router library is a tenth of what the tab loads first; this is what the tab needs of one. */
export function Router({ history, children }: { history: TabHistory; children: ReactNode }) {
  return <HistoryContext value={history}>{children}</HistoryContext>;
}

/** Where somebody is, now and after each move. */
export function useLocation(): TabLocation {
  const history = useHistory();
  return useSyncExternalStore(history.subscribe, history.location);
}

/** Goes to a path of the tab; `-1` goes back. */
export function useNavigate(): (to: string | -1, options?: { replace?: boolean }) => void {
  const history = useHistory();
  return useCallback((to, options) => (to === -1 ? history.back() : history.go(to, options)), [history]);
}

/** The values of the present page's `:name` segments. */
export function useParams(): Params {
  return useContext(ParamsContext);
}

/** Sets the search: given whole, or made from the present one. */
export type SetSearch = (
  next: URLSearchParams | Record<string, string> | ((present: URLSearchParams) => URLSearchParams),
  options?: { replace?: boolean },
) => void;

/** The search of the address, where filters live, and how to change it. */
export function useSearchParams(): [URLSearchParams, SetSearch] {
  const history = useHistory();
  const { search } = useLocation();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const set = useCallback<SetSearch>(
    (next, options) => {
      const made = typeof next === 'function' ? next(new URLSearchParams(history.location().search)) : new URLSearchParams(next);
      history.go(`?${made}`, options);
    },
    [history],
  );
  return [params, set];
}

/** What a link takes: where to, and what any anchor takes. */
export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: string;
  replace?: boolean;
  ref?: Ref<HTMLAnchorElement>;
}

function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && !defaultPrevented;
}

/** A link to a page of the tab: a true one, so that it can be opened in a new window or copied. */
export function Link({ to, replace = false, onClick, target, ...rest }: LinkProps) {
  const history = useHistory();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (!isPlainClick(event) || (target !== undefined && target !== '_self')) return;
    event.preventDefault();
    history.go(to, { replace });
  };
  return <a {...rest} href={history.href(to)} target={target} onClick={follow} />;
}

/** A link that says when its page is the present one (`aria-current`); with `end` only that page itself, not those below it. */
export function NavLink({ end = false, ...props }: LinkProps & { end?: boolean }) {
  const { pathname } = useLocation();
  const path = props.to.split('?')[0]!.replace(/\/$/, '');
  const isHere = pathname.replace(/\/$/, '') === path || (!end && pathname.startsWith(`${path}/`));
  return <Link {...props} aria-current={isHere ? 'page' : undefined} />;
}

/** Draws the first page whose path fits, or what is drawn where none does. */
export function Routes({ pages, otherwise }: { pages: readonly { path: string; element: ReactNode }[]; otherwise: ReactNode }) {
  const { pathname } = useLocation();
  for (const { path, element } of pages) {
    const params = matchPath(path, pathname);
    if (params) return <ParamsContext value={params}>{element}</ParamsContext>;
  }
  return otherwise;
}
