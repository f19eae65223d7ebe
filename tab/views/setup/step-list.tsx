import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons';
import { Link } from '../../router/router.tsx';
import { useTexts } from '../../text/use-texts.ts';
import type { StepName, StepState } from './setup-steps.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  link: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    boxSizing: 'border-box',
    minBlockSize: '44px',
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-current=step]': {
      '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
      backgroundColor: tokens.colorNeutralBackground1,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  word: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  state: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
  done: { color: tokens.colorStatusSuccessForeground3 },
});

/** The steps with how each stands, every one to be opened at any time. */
export function StepList({ steps, shown }: { steps: readonly StepState[]; shown: StepName }) {
  const styles = useStyles();
  const { t } = useTexts();
  const done = steps.filter(({ missing }) => missing.length === 0).length;
  return (
    <nav aria-label={t('setup.steps', { done, all: steps.length })}>
      <ol className={styles.list}>
        {steps.map(({ name, missing }) => (
          <li key={name}>
            <Link to={`/setup?step=${name}`} className={styles.link} {...(name === shown && { 'aria-current': 'step' as const })}>
              {missing.length === 0 ? (
                <CheckmarkCircleFilled className={styles.done} fontSize={20} aria-hidden />
              ) : (
                <CircleRegular fontSize={20} aria-hidden />
              )}
              <span className={styles.word}>
                {t(`setup.step.${name}`)}
                <span className={styles.state}>{t(missing.length === 0 ? 'setup.state.done' : 'setup.state.open')}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
