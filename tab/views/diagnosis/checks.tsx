import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleOffRegular, ErrorCircleFilled, WarningFilled } from '@fluentui/react-icons';
import type { Check } from '../../../shared/domain/check.ts';
import type { TabTexts, TextKey } from '../../text/load-texts.ts';
import { useTexts } from '../../text/use-texts.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  one: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalM,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
  },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  small: { color: tokens.colorNeutralForeground2 },
  next: { fontWeight: tokens.fontWeightSemibold },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  hint: { color: tokens.colorStatusWarningForeground3 },
  left: { color: tokens.colorNeutralForeground3 },
});

/** How a step came out. A step that is well and says what is next is a warning. */
export function resultOf({ ok, skipped, next }: Check): 'skipped' | 'bad' | 'hint' | 'good' {
  if (skipped) return 'skipped';
  if (!ok) return 'bad';
  return next === undefined ? 'good' : 'hint';
}

/** What a step is called; its own name where the catalogue has none. */
function stepTitle(name: string, { t }: Pick<TabTexts, 't'>): string {
  const key = `check.${name}`;
  const text = t(key as TextKey);
  return text === key ? name : text;
}

const icons = { good: CheckmarkCircleFilled, bad: ErrorCircleFilled, hint: WarningFilled, skipped: CircleOffRegular };

function One({ check }: { check: Check }) {
  const styles = useStyles();
  const texts = useTexts();
  const { t, number } = texts;
  const result = resultOf(check);
  const Icon = icons[result];
  const look = { good: styles.good, bad: styles.bad, hint: styles.hint, skipped: styles.left }[result];
  return (
    <li className={styles.one}>
      <Icon className={look} fontSize={20} aria-hidden />
      <div className={styles.words}>
        <div className={styles.head}>
          <h3 className={styles.title}>{stepTitle(check.name, texts)}</h3>
          <Text size={200} className={styles.small}>
            {t(`check.result.${result}`)}
            {check.ms !== undefined && ` · ${t('check.took', { time: number(check.ms) })}`}
          </Text>
        </div>
        <Text>{check.text}</Text>
        {check.code !== undefined && (
          <Text size={200} className={styles.small}>
            {t('check.cause', { code: check.code })}
          </Text>
        )}
        {check.next !== undefined && <Text className={styles.next}>{check.next}</Text>}
      </div>
    </li>
  );
}

/** What was looked at, step by step: result, time, cause, and what to do. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {checks.map((check) => (
        <One key={check.name} check={check} />
      ))}
    </ol>
  );
}
