import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { ClockRegular, ErrorCircleRegular, WarningRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Tone } from '../../../shared/api/views.ts';

const colors = {
  neutral: 'informative',
  accent: 'brand',
  good: 'success',
  warning: 'warning',
  attention: 'danger',
} as const satisfies { [tone in Tone]: string };

const useStyles = makeStyles({
  badge: { maxInlineSize: '100%', whiteSpace: 'normal', blockSize: 'auto', minBlockSize: '20px', textAlign: 'start' },
  due: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  neutral: { color: tokens.colorNeutralForeground2 },
  warning: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  attention: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
});

/** A word with its tone. The word says all there is; the colour only repeats it. */
export function Toned({ tone, text, icon }: { tone: Tone; text: string; icon?: ReactElement }) {
  const styles = useStyles();
  return (
    <Badge className={styles.badge} appearance="tint" color={colors[tone]} {...(icon && { icon })}>
      {text}
    </Badge>
  );
}

/** A time that presses: its words, and a picture that repeats how much. */
export function Pressing({ tone, text }: { tone: Tone; text: string }) {
  const styles = useStyles();
  const Icon = tone === 'attention' ? ErrorCircleRegular : tone === 'warning' ? WarningRegular : ClockRegular;
  const look = tone === 'attention' ? styles.attention : tone === 'warning' ? styles.warning : styles.neutral;
  return (
    <span className={`${styles.due} ${look}`}>
      <Icon aria-hidden fontSize={16} />
      {text}
    </span>
  );
}
