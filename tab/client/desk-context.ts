import { createContext, useContext } from 'react';
import type { Config, Me } from '../../shared/api/answers.ts';
import type { Host } from '../host/host.ts';
import type { TabTexts } from '../text/load-texts.ts';
import type { Api } from './api.ts';

/** Clock and ids, which come from `main.tsx` alone. */
export interface World {
  now(): Date;
  newId(): string;
}

/** What every page works with, once somebody is signed in. */
export interface DeskTab {
  api: Api;
  host: Host;
  me: Me;
  config: Config;
  texts: TabTexts;
  world: World;
  /** Asks anew who is there: zone, language and rights may have changed. */
  renew(): void;
}

/** Provided by the shell around every page. */
export const DeskTabContext = createContext<DeskTab | undefined>(undefined);

/** What every page works with; only below the shell. */
export function useDeskTab(): DeskTab {
  const tab = useContext(DeskTabContext);
  if (!tab) throw new Error('useDeskTab is used outside of the shell');
  return tab;
}

/** Who is signed in. */
export function useMe(): Me {
  return useDeskTab().me;
}

/** Whether this person has the right, for what no record decides (a record's own `may` decides the rest). */
export function useGrant(grant: string): boolean {
  return useMe().grants.includes(grant);
}
