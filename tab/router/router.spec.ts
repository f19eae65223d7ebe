import assert from 'node:assert/strict';
import { matchPath } from './match-path.ts';
import { type AddressBar, tabHistory } from './tab-history.ts';

/** A window's address bar with a history that can be gone through. */
function bar(start: string) {
  const entries = [{ path: start, state: null as unknown }];
  let at = 0;
  const listeners = new Set<() => void>();
  const now = () => new URL(entries[at]!.path, 'https://desk.example');
  const fake: AddressBar = {
    get location() {
      const { pathname, search } = now();
      return { pathname, search };
    },
    history: {
      get state() {
        return entries[at]!.state;
      },
      pushState(state, _title, path) {
        entries.splice(at + 1, entries.length, { path: String(path), state });
        at += 1;
      },
      replaceState(state, _title, path) {
        entries[at] = { path: String(path), state };
      },
      go(by = 0) {
        at += by;
        for (const listener of listeners) listener();
      },
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
  return { fake, listeners, path: () => entries[at]!.path };
}

describe('a page’s path', () => {
  it('fits its pattern with the values of its segments', () => {
    assert.deepEqual(matchPath('/records/:kind/:id', '/records/ticket/a%20b'), { kind: 'ticket', id: 'a b' });
    assert.deepEqual([matchPath('/', '/'), matchPath('/search', '/search/')], [{}, {}]);
  });

  it('does not fit another, a longer one, or what cannot be read', () => {
    const paths = ['/records/ticket', '/records/ticket/a/b', '/task/x/y', '/records/ticket/%E0%A4%A'];
    assert.deepEqual(
      paths.map((path) => matchPath('/records/:kind/:id', path)),
      [undefined, undefined, undefined, undefined],
    );
  });
});

describe('the tab’s history', () => {
  it('knows where it is below the tab’s address, and how deep', () => {
    const { fake, path } = bar('/tab/records/ticket/a?x=1');
    const history = tabHistory(fake, '/tab');
    assert.deepEqual(history.location(), { pathname: '/records/ticket/a', search: '?x=1', depth: 0 });
    history.go('/search?q=printer');
    assert.deepEqual([path(), history.location().depth], ['/tab/search?q=printer', 1]);
    history.go('?q=scanner', { replace: true });
    assert.deepEqual([path(), history.location().depth], ['/tab/search?q=scanner', 1]);
  });

  it('tells of each move, the browser’s own buttons as well, and of none when nobody listens', () => {
    const { fake, listeners } = bar('/tab/');
    const history = tabHistory(fake, '/tab');
    const seen: string[] = [];
    const end = history.subscribe(() => seen.push(history.location().pathname));
    history.go('/a');
    history.go('/b');
    history.back();
    end();
    assert.deepEqual([seen, listeners.size], [['/a', '/b', '/a'], 0]);
  });

  it('takes an address that is not the tab’s for its start', () => {
    assert.equal(tabHistory(bar('/elsewhere').fake, '/tab').location().pathname, '/');
  });
});
