import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, ErrorCircleFilled } from '@fluentui/react-icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../text/use-texts.ts';
import { describeError } from './describe-error.ts';
import { onTold, type Told, tell } from './told.ts';

const seconds = 1_000;
const mostShown = 3;

const useStyles = makeStyles({
  list: {
    position: 'fixed',
    zIndex: 1_000_000,
    insetBlockEnd: tokens.spacingVerticalXL,
    insetInlineEnd: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    inlineSize: 'min(20rem, calc(100vw - 32px))',
    '@media (max-width: 639px)': { insetBlockEnd: '64px', insetInlineEnd: '16px' },
  },
  toast: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow16,
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  text: { overflowWrap: 'anywhere' },
  buttons: { gridColumnStart: 2, display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Shown {
  told: Told;
  id: number;
}

/** Ends the message after its time, which does not run while somebody is at it. */
function useEnding(told: Told, isHeld: boolean, end: () => void): void {
  const ending = useRef(end);
  ending.current = end;
  const long = told.takeBack || told.tone === 'bad' ? 12 : 6;
  useEffect(() => {
    if (isHeld) return;
    const timer = window.setTimeout(() => ending.current(), long * seconds);
    return () => window.clearTimeout(timer);
  }, [isHeld, long]);
}

async function takeBack({ takeBack: undo }: Told, t: ReturnType<typeof useTexts>['t']): Promise<void> {
  try {
    const answer = await undo!();
    tell({ text: answer.text || t('toast.undone') });
  } catch (error) {
    tell({ text: describeError(error, t).text, tone: 'bad' });
  }
}

function Message({ told, end }: { told: Told; end: () => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  useEnding(told, isPointedAt || hasFocus, end);
  const isBad = told.tone === 'bad';
  const Icon = isBad ? ErrorCircleFilled : CheckmarkCircleFilled;
  const close = () => {
    // The focus does not fall into nothing with the button that had it.
    if (element.current?.contains(document.activeElement)) document.getElementById('content')?.focus();
    end();
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what it hears only keeps it from going while somebody is at it.
    <div
      ref={element}
      className={styles.toast}
      data-testid="toast"
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
      onKeyDown={onKeyDown}
    >
      <Icon aria-hidden fontSize={20} className={isBad ? styles.bad : styles.good} />
      <div className={styles.text}>
        {isBad && (
          <Text block weight="semibold">
            {t('state.error.title')}
          </Text>
        )}
        <Text>{told.text}</Text>
      </div>
      <div className={styles.buttons}>
        {told.takeBack && (
          <Button
            size="small"
            onClick={() => {
              close();
              void takeBack(told, t);
            }}
          >
            {t('toast.undo')}
          </Button>
        )}
        <Button size="small" appearance="subtle" onClick={close}>
          {t('toast.close')}
        </Button>
      </div>
    </div>
  );
}

/** Shows what `tell` is given, the newest last; long enough to read and to reach the button, and for as long as the pointer or the focus is on it. Tab goes past them: nothing holds the focus. */
export function Toasts() {
  const styles = useStyles();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  useEffect(
    () =>
      onTold((told) => {
        const id = next.current++;
        setShown((before) => [...before.slice(1 - mostShown), { told, id }]);
      }),
    [],
  );
  const end = (id: number) => setShown((before) => before.filter((one) => one.id !== id));
  return (
    <div className={styles.list}>
      {shown.map(({ told, id }) => (
        <Message key={id} told={told} end={() => end(id)} />
      ))}
    </div>
  );
}
