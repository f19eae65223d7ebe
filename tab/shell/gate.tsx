import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Config } from '../../shared/api/answers.ts';
import { ApiError } from '../client/problem.ts';
import type { BrowserHost } from '../host/browser-host.ts';
import { type Host, SignInNeeded, type SignInTrouble } from '../host/host.ts';
import type { TextKey } from '../text/load-texts.ts';
import { useTexts } from '../text/use-texts.ts';
import { wordedError } from '../text/worded-api.ts';
import { describeError } from './describe-error.ts';
import { State } from './states.tsx';

const words: { readonly [trouble in SignInTrouble]: readonly [TextKey, TextKey] } = {
  'signed-out': ['sign-in.title', 'sign-in.text'],
  'link-ended': ['sign-in.link-ended.title', 'sign-in.link-ended.text'],
  consent: ['sign-in.consent.title', 'sign-in.consent.text'],
  declined: ['sign-in.declined.title', 'sign-in.declined.text'],
  blocked: ['sign-in.blocked.title', 'sign-in.blocked.text'],
  failed: ['sign-in.failed.title', 'sign-in.failed.text'],
  'unknown-desk': ['sign-in.unknown.title', 'sign-in.unknown.text'],
};

/** Microsoft's own explanation, without the trace ids behind it. */
function firstSentence(text: string): string {
  return text.split(/\s*(?:Trace ID:|\r?\n)/)[0]!.trim();
}

/** What stands between a person and the tab. */
export interface GateProps {
  host: Host;
  config: Config;
  error: unknown;
  /** Somebody has worked here before in this window. */
  wasIn: boolean;
  /** Tries again from the beginning. */
  retry(): void;
}

function useSignIn(host: Host, retry: () => void) {
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const signIn = async () => {
    setBusy(true);
    try {
      await host.signIn();
      // A browser has left the page by now; Teams comes back here.
      if (host.kind === 'teams') retry();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return { signIn, isBusy, failure };
}

function Desks({ host, config, signIn }: { host: BrowserHost; config: Config; signIn: () => void }) {
  const { t } = useTexts();
  return config.desks?.flatMap(({ name, entraTenantId, signIn: facts }) =>
    facts
      ? [
          <Button
            key={entraTenantId}
            appearance="primary"
            onClick={() => {
              host.choose(facts);
              signIn();
            }}
          >
            {t('sign-in.as', { desk: name })}
          </Button>,
        ]
      : [],
  );
}

/** Whether it can be said at which desk somebody signs in. */
function canChoose(host: Host): host is BrowserHost {
  return 'choose' in host;
}

/** In place of the tab while nobody is let in: how to sign in, or why that does not help and who can mend it. */
export function Gate({ host, config, error, wasIn, retry }: GateProps) {
  const { t } = useTexts();
  const { signIn, isBusy, failure } = useSignIn(host, retry);
  const now = failure ?? error;
  if (!(now instanceof SignInNeeded)) return <Refused host={host} error={now} retry={retry} signIn={signIn} />;
  // Who has worked here belongs to a desk already.
  const isChoice = !wasIn && canChoose(host) && !config.signIn && (config.desks?.length ?? 0) > 0;
  const trouble = now.trouble === 'unknown-desk' && isChoice ? 'signed-out' : now.trouble;
  const [title, text] =
    trouble === 'signed-out' && wasIn ? (['sign-in.again.title', 'sign-in.again.text'] as const) : words[trouble];
  const reason = firstSentence(now.message) || t('sign-in.failed.unknown');
  const button = trouble === 'consent' ? 'sign-in.consent.button' : 'sign-in.button';
  const actions: ReactNode = isChoice ? (
    <Desks host={host} config={config} signIn={signIn} />
  ) : (
    <Button appearance="primary" disabled={isBusy} onClick={trouble === 'failed' && host.kind === 'teams' ? retry : signIn}>
      {trouble === 'failed' && host.kind === 'teams' ? t('state.retry') : t(button)}
    </Button>
  );
  return (
    <State
      title={t(title)}
      text={isChoice && trouble === 'signed-out' ? t('sign-in.desk') : t(text, { reason })}
      actions={trouble === 'unknown-desk' ? <Button onClick={retry}>{t('state.retry')}</Button> : actions}
    />
  );
}

function Refused({ host, error, retry, signIn }: { host: Host; error: unknown; retry(): void; signIn(): void }) {
  const texts = useTexts();
  const { t } = texts;
  const { title, text, note } = describeError(wordedError(error, texts), t);
  const isDenied = error instanceof ApiError && [401, 403].includes(error.problem.status);
  return (
    <State
      urgent
      title={isDenied ? t('refused.title') : title}
      text={text}
      note={note}
      actions={
        <>
          <Button appearance="primary" onClick={retry}>
            {t('state.retry')}
          </Button>
          {isDenied && host.kind === 'browser' && <Button onClick={signIn}>{t('refused.other')}</Button>}
        </>
      }
    />
  );
}
