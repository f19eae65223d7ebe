import { Button, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useContext } from 'react';
import { ApiError, Offline } from '../client/problem.ts';
import { SignInNeeded } from '../host/host.ts';
import { useNavigate } from '../router/router.tsx';
import { useTexts } from '../text/use-texts.ts';
import { describeError } from './describe-error.ts';
import { HeadedContext } from './headed.ts';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    maxInlineSize: '28rem',
    marginInline: 'auto',
    paddingBlock: tokens.spacingVerticalXXL,
    paddingInline: tokens.spacingHorizontalL,
    textAlign: 'center',
  },
  heading: { margin: 0 },
  text: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalS },
  // Fluent's own Spinner brings a label and more along, and this one is on the first page.
  spinner: {
    boxSizing: 'border-box',
    inlineSize: '28px',
    blockSize: '28px',
    borderRadius: '50%',
    border: `3px solid ${tokens.colorBrandStroke2}`,
    borderTopColor: tokens.colorBrandStroke1,
    animationName: { from: { transform: 'rotate(0deg)' }, to: { transform: 'rotate(360deg)' } },
    animationDuration: '1s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '6s' },
  },
  small: { color: tokens.colorNeutralForeground3 },
  answer: { display: 'contents' },
  // Not at once, so that nothing flickers where the next answer comes soon.
  earlier: {
    '& > *': { opacity: 0.5, transitionProperty: 'opacity', transitionDuration: '100ms', transitionDelay: '200ms' },
  },
});

/** A state in place of content: what happened, and how to go on. */
export function State({
  title,
  text,
  note,
  actions,
  urgent = false,
}: {
  title: string;
  text?: string | undefined;
  note?: string | undefined;
  actions?: ReactNode;
  urgent?: boolean;
}) {
  const styles = useStyles();
  const isHeaded = useContext(HeadedContext);
  return (
    <div className={styles.state} role={urgent ? 'alert' : 'status'}>
      <Subtitle2 as={isHeaded ? 'h2' : 'h1'} className={styles.heading}>
        {title}
      </Subtitle2>
      {text && <Text className={styles.text}>{text}</Text>}
      {note && (
        <Text size={200} className={styles.small}>
          {note}
        </Text>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** Something is on its way. */
export function Loading() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.state} role="status">
      <div className={styles.spinner} aria-hidden />
      <Text className={styles.text}>{t('state.loading')}</Text>
    </div>
  );
}

/** There is nothing to show, and that is no fault. `text` says what would be here, or what to do. */
export function Empty({ title, text, actions }: { title?: string; text?: string; actions?: ReactNode }) {
  const { t } = useTexts();
  return <State title={title ?? t('state.empty.title')} text={text} actions={actions} />;
}

/** What a link led to is not there, or not for this person: which of the two is not said. */
export function Gone() {
  const { t } = useTexts();
  const navigate = useNavigate();
  return (
    <State
      title={t('state.gone.title')}
      text={t('state.gone.text')}
      actions={<Button onClick={() => navigate('/')}>{t('state.home')}</Button>}
    />
  );
}

/** The state for any error: refused, gone, offline, or a fault. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { title, text, note, kind } = describeError(error, t);
  const goHome = kind === 'missing' || kind === 'denied';
  return (
    <State
      urgent
      title={title}
      text={text}
      note={note}
      actions={
        <>
          {retry && kind !== 'denied' && (
            <Button appearance="primary" onClick={retry}>
              {t('state.retry')}
            </Button>
          )}
          {goHome && <Button onClick={() => navigate('/')}>{t('state.home')}</Button>}
        </>
      }
    />
  );
}

/** Shows what a query answered, and every other state of it. What was shown stays while the server is away, and pales while it is of an earlier page or filter. */
export function Asked<T>({
  asked,
  coming = <Loading />,
  children,
}: {
  asked: UseQueryResult<T>;
  /** Drawn while the first answer is on its way: the shape of what comes. */
  coming?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const styles = useStyles();
  if (asked.data !== undefined && !(asked.error && mustHide(asked.error)))
    return (
      <div
        className={mergeClasses(styles.answer, asked.isPlaceholderData && styles.earlier)}
        aria-busy={asked.isPlaceholderData || undefined}
      >
        {children(asked.data)}
      </div>
    );
  if (asked.isPending) return coming;
  return <Failed error={asked.error} retry={() => void asked.refetch()} />;
}

function mustHide(error: unknown): boolean {
  if (error instanceof Offline || error instanceof SignInNeeded) return false;
  return error instanceof ApiError && [403, 404].includes(error.problem.status);
}
