import { MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Link } from '../../router/router.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { type StepName, type StepState, stepAfter } from './setup-steps.ts';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  missing: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  small: { color: tokens.colorNeutralForeground2 },
  next: {
    display: 'inline-flex',
    alignItems: 'center',
    minBlockSize: '32px',
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** One step: what it is for, what is done or missing, who can mend it, and the way on. */
export function StepPanel({ name, steps, children }: { name: StepName; steps: readonly StepState[]; children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTexts();
  const missing = steps.find((step) => step.name === name)?.missing ?? [];
  const next = stepAfter(name);
  return (
    <Panel title={t(`setup.step.${name}`)} padded>
      <div className={styles.body}>
        <Text className={styles.small}>{t(`setup.${name}.for`)}</Text>
        <div role="status">
          {missing.length === 0 ? (
            <MessageBar intent="success" layout="multiline">
              <MessageBarBody>{t(`setup.${name}.done`)}</MessageBarBody>
            </MessageBar>
          ) : (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                {t('setup.missing')}
                <ul className={styles.missing}>
                  {missing.map((one) => (
                    <li key={one}>{t(`setup.missing.${one}`)}</li>
                  ))}
                </ul>
              </MessageBarBody>
            </MessageBar>
          )}
        </div>
        {children}
        <Text className={styles.small}>{t(`setup.${name}.who`)}</Text>
        {next && (
          <div>
            <Link to={`/setup?step=${next}`} className={styles.next}>
              {t('setup.next', { step: t(`setup.step.${next}`) })}
            </Link>
          </div>
        )}
      </div>
    </Panel>
  );
}
