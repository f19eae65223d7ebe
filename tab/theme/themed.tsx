import { createDOMRenderer, FluentProvider, makeStyles, RendererProvider, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { Host } from '../host/host.ts';
import { type Dress, useTheme } from './use-theme.ts';

const useStyles = makeStyles({
  root: { minBlockSize: '100dvh', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground2 },
});

/** The page allows styles with its own number only, so Fluent's carry it. */
function renderer() {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
  return createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});
}

/** What is dressed: in the host's theme, beginning with the one that is there. */
export interface ThemedProps {
  host: Pick<Host, 'theme' | 'onTheme'>;
  first: Dress;
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}

/** Fluent around everything, in the host's theme, live. */
export function Themed(props: ThemedProps) {
  const [styles] = useState(renderer);
  return (
    <RendererProvider renderer={styles}>
      <InTheme {...props} />
    </RendererProvider>
  );
}

function InTheme({ host, first, direction, children }: ThemedProps) {
  const { name, theme } = useTheme(host, first);
  const styles = useStyles();
  useEffect(() => {
    document.documentElement.dataset['theme'] = name;
    document.documentElement.style.colorScheme = name === 'default' ? 'light' : 'dark';
    document.documentElement.dir = direction;
  }, [name, direction]);
  return (
    <FluentProvider theme={theme} dir={direction}>
      {/* Not the provider itself: what it wears, every dialog, menu and message wears too, over the whole page. */}
      <div className={styles.root}>{children}</div>
    </FluentProvider>
  );
}
