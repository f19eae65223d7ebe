import { createDOMRenderer, FluentProvider, makeStyles, RendererProvider, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import type { Host } from '../host/host.ts';
import { fluentThemes } from './themes.ts';

const useStyles = makeStyles({
  root: { minBlockSize: '100%', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground2 },
});

/** The page allows styles with its own number only, so Fluent's carry it. */
function renderer() {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
  return createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});
}

/** Fluent around everything, in the host's theme, live. */
export function Themed({
  host,
  direction,
  children,
}: {
  host: Pick<Host, 'theme' | 'onTheme'>;
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}) {
  const [styles] = useState(renderer);
  return (
    <RendererProvider renderer={styles}>
      <InTheme host={host} direction={direction}>
        {children}
      </InTheme>
    </RendererProvider>
  );
}

function InTheme({ host, direction, children }: Parameters<typeof Themed>[0]) {
  const theme = useSyncExternalStore(host.onTheme, host.theme);
  const styles = useStyles();
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
    document.documentElement.dir = direction;
  }, [theme, direction]);
  return (
    <FluentProvider theme={fluentThemes[theme]} dir={direction} className={styles.root}>
      {children}
    </FluentProvider>
  );
}
