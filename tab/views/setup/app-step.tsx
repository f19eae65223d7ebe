import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { FormButton } from '../../forms/form-button.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Toned } from '../rows/toned.tsx';
import { Buttons } from './buttons.tsx';
import { DownloadPackage } from './download-package.tsx';
import { Facts } from './facts.tsx';
import type { StepProps } from './setup.tsx';
import { StepPanel } from './step-panel.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL },
});

const tones = { 'not-configured': 'neutral', pending: 'warning', active: 'good', error: 'attention' } as const;

/** Step 4: the app package, where it is uploaded, and the state that lets people in. */
export function AppStep({ facts, steps }: StepProps) {
  const styles = useStyles();
  const { t, instant } = useTexts();
  const { state, at, reason } = facts.status.install;
  return (
    <StepPanel name="app" steps={steps}>
      <ol className={styles.list}>
        <li>
          <Text>{t('setup.app.download')}</Text>
        </li>
        <li>
          <Text>{t('setup.app.upload')}</Text>
        </li>
        <li>
          <Text>{t('setup.app.policy')}</Text>
        </li>
      </ol>
      <Facts
        facts={[
          [t('setup.app.state'), <Toned key="state" tone={tones[state]} text={t(`install.${state}`)} />],
          [t('setup.app.since'), instant(at)],
          [t('setup.app.reason'), reason],
        ]}
      />
      <Buttons>
        <DownloadPackage />
        <FormButton action="teams-integration.set-state" first={{ state }} about={t('setup.app.set-state.about')}>
          {t('setup.app.set-state')}
        </FormButton>
      </Buttons>
    </StepPanel>
  );
}
