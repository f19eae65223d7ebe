import { makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Config, Me } from '../../shared/api/answers.ts';
import { type Api, isPassing } from '../client/api.ts';
import { type DeskTab, DeskTabContext, type World } from '../client/desk-context.ts';
import { ApiError } from '../client/problem.ts';
import { createQueryClient } from '../client/query-client.ts';
import { useLive } from '../client/use-live.ts';
import { OpenedFormPlace } from '../forms/opened-form.tsx';
import { type Host, SignInNeeded } from '../host/host.ts';
import { Router } from '../router/router.tsx';
import { tabHistory } from '../router/tab-history.ts';
import { loadTexts, type TabTexts, wholeCatalogue } from '../text/load-texts.ts';
import { TextsContext } from '../text/use-texts.ts';
import { wordedApi } from '../text/worded-api.ts';
import { wordedDefinitions } from '../text/worded-definitions.ts';
import { Themed } from '../theme/themed.tsx';
import type { Dress } from '../theme/use-theme.ts';
import { Frame } from './frame.tsx';
import { Gate } from './gate.tsx';
import { Messages } from './messages.tsx';
import { Loading } from './states.tsx';

/** What the tab starts with. */
export interface AppProps {
  host: Host;
  api: Api;
  config: Config;
  world: World;
  /** In the host's language, until it is known whose zone and language count. */
  texts: TabTexts;
  /** The theme to begin with. */
  dress: Dress;
  /** How signing in failed before anything was drawn. */
  trouble?: SignInNeeded;
  /** Asked for with `?locale=`, before everything else. */
  locale?: string;
}

type Entry = { is: 'waiting' } | { is: 'in'; me: Me; texts: TabTexts } | { is: 'out'; error: unknown };

/** In milliseconds: after this the server is asked again who is there, when it was away. */
const nextTry = 5_000;

/** Finds out who is there, again whenever `retry` or `renew` is called. Who is in stays in while the server is away. */
function useEntry({ host, api, trouble, locale }: AppProps) {
  const [entry, setEntry] = useState<Entry>(trouble ? { is: 'out', error: trouble } : { is: 'waiting' });
  const [attempt, setAttempt] = useState(0);
  const renew = useCallback(() => setAttempt((count) => count + 1), []);
  useEffect(() => {
    if (trouble && attempt === 0) return;
    let isLast = true;
    let later: number | undefined;
    const enter = async (): Promise<Entry> => {
      const me = await api.me();
      const spoken = locale ?? me.locale;
      const texts = await loadTexts(spoken, me.zone);
      return { is: 'in', me: { ...me, definitions: wordedDefinitions(me.definitions, texts) }, texts };
    };
    enter()
      .catch((error: unknown): Entry => ({ is: 'out', error }))
      .then((next) => {
        if (!isLast) return;
        const isAway = next.is === 'out' && isPassing(next.error);
        setEntry((present) => (isAway && present.is === 'in' ? present : next));
        if (isAway) later = window.setTimeout(renew, nextTry);
        if (next.is !== 'in') return;
        host.succeeded();
        // For what is opened on the first page; every other page waits for it.
        void wholeCatalogue().catch(() => undefined);
      });
    return () => {
      isLast = false;
      window.clearTimeout(later);
    };
  }, [attempt, api, host, trouble, locale, renew]);
  const retry = useCallback(() => {
    setEntry({ is: 'waiting' });
    renew();
  }, [renew]);
  const leave = useCallback((error: unknown) => setEntry({ is: 'out', error }), []);
  return { entry, retry, renew, leave };
}

/** Whether there is no desk yet, and this is who opens it. */
function isFounder({ setupUntil, definitions }: Me): boolean {
  return setupUntil !== undefined && definitions.some(({ name }) => name === 'desk.create');
}

function Live() {
  useLive();
  return null;
}

/** Comes to those alone who open the first desk. */
const FirstDesk = lazy(async () => {
  const [{ FirstDesk: page }] = await Promise.all([import('../views/setup/first-desk.tsx'), wholeCatalogue()]);
  return { default: page };
});

function Inside({ tab, leave, retry }: { tab: DeskTab; leave(error: unknown): void; retry(): void }) {
  const client = useMemo(createQueryClient, []);
  const history = useMemo(() => tabHistory(window, '/tab'), []);
  const gone = useRef(leave);
  useEffect(() => {
    const hear = (error: unknown) => {
      const isOver = error instanceof SignInNeeded || (error instanceof ApiError && error.problem.status === 401);
      if (isOver) gone.current(error);
    };
    const ends = [
      client.getQueryCache().subscribe(({ query }) => hear(query.state.error)),
      client.getMutationCache().subscribe(({ mutation }) => hear(mutation?.state.error)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [client]);
  return (
    <DeskTabContext value={tab}>
      <QueryClientProvider client={client}>
        <Router history={history}>
          {isFounder(tab.me) ? (
            <Suspense fallback={<Loading />}>
              <FirstDesk onOpen={retry} />
            </Suspense>
          ) : (
            <>
              <Live />
              <Frame />
              <OpenedFormPlace />
            </>
          )}
        </Router>
        <Messages />
      </QueryClientProvider>
    </DeskTabContext>
  );
}

/** The whole tab. */
export function App(props: AppProps) {
  const { host, api, config, world } = props;
  const { entry, retry, renew, leave } = useEntry(props);
  const texts = entry.is === 'in' ? entry.texts : props.texts;
  const wasIn = useRef(false);
  if (entry.is === 'in') wasIn.current = true;
  const tab = useMemo(
    () =>
      entry.is === 'in'
        ? { api: wordedApi(api, entry.texts), host, config, world, me: entry.me, texts: entry.texts, renew }
        : undefined,
    [entry, api, host, config, world, renew],
  );
  useEffect(() => {
    document.documentElement.lang = texts.locale;
    host.loaded();
  }, [texts, host]);
  return (
    <TextsContext value={texts}>
      <Themed host={host} first={props.dress} direction={texts.direction}>
        {tab && <Inside tab={tab} leave={leave} retry={retry} />}
        {entry.is === 'waiting' && <Loading />}
        {entry.is === 'out' && <Outside {...{ host, config, retry, error: entry.error, wasIn: wasIn.current }} />}
      </Themed>
    </TextsContext>
  );
}

const useStyles = makeStyles({
  outside: { flexGrow: 1, display: 'grid', placeItems: 'center', padding: tokens.spacingHorizontalL },
  card: {
    boxSizing: 'border-box',
    inlineSize: '100%',
    maxInlineSize: '30rem',
    paddingBlock: tokens.spacingVerticalXXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    textAlign: 'center',
  },
});

/** Nobody is let in yet: a card in the middle of an empty page. */
function Outside(props: Parameters<typeof Gate>[0]) {
  const styles = useStyles();
  return (
    <main className={styles.outside}>
      <div className={styles.card}>
        <img src="/tab/icon.svg" alt="" width="48" height="48" />
        <Gate {...props} />
      </div>
    </main>
  );
}
