import { nonce } from '../config/ids.ts';
import type { Route } from '../http/route.ts';
import { type TabState, tabFiles } from '../http/tab-files.ts';
import { publicAuthority } from '../identity/tokens/token-endpoint.ts';
import { readTab } from '../tab-build/tab-site.ts';
import type { Reroutes, World } from './world.ts';

/** What the tab's routes are made from. */
export interface TabOptions {
  world: Pick<World, 'tab' | 'log'>;
  reroutes: Reroutes;
  /** The sandbox's address once it listens. */
  teamsClient(): string | undefined;
}

const login = new URL(publicAuthority);

/** The tab's addresses. They answer at once: with the tab when it is built, until then with a word about it; a build that fails is logged and stops nothing. */
export function tabRoutes({ world, reroutes, teamsClient }: TabOptions): readonly Route[] {
  let state: TabState = world.tab ? { is: 'building' } : { is: 'failed' };
  world.tab?.then(readTab).then(
    (tab) => {
      state = { is: 'ready', tab };
    },
    (error: unknown) => {
      state = { is: 'failed' };
      world.log.warn({ error }, 'the tab could not be built; the bot works all the same');
    },
  );
  const hosts = () => {
    const client = teamsClient();
    return client === undefined ? [] : [new URL(client).origin];
  };
  const authority = () => new URL(reroutes[login.hostname] ?? login.href).origin;
  return tabFiles({ state: () => state, nonce, hosts, authority });
}
