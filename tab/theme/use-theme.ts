import type { Theme } from '@fluentui/react-components';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Host, ThemeName } from '../host/host.ts';
import { loadTheme } from './themes.ts';

/** A theme that is there. */
export interface Dress {
  name: ThemeName;
  theme: Theme;
}

/** The host's theme of this moment; the last one until the next has come. */
export function useTheme(host: Pick<Host, 'theme' | 'onTheme'>, first: Dress): Dress {
  const wanted = useSyncExternalStore(host.onTheme, host.theme);
  const [dress, setDress] = useState(first);
  useEffect(() => {
    let isWanted = true;
    void loadTheme(wanted).then((theme) => isWanted && setDress({ name: wanted, theme }));
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return dress;
}
