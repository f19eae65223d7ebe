import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from '../../router/router.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Toned } from '../rows/toned.tsx';
import type { StepProps } from './setup.tsx';
import { StepPanel } from './step-panel.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minBlockSize: '36px',
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke3,
  },
  link: {
    flexGrow: 1,
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Step 6: how everything stands, and what comes next. */
export function SummaryStep({ steps }: StepProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const others = steps.filter(({ name }) => name !== 'summary');
  return (
    <StepPanel name="summary" steps={steps}>
      <ul className={styles.list}>
        {others.map(({ name, missing }) => (
          <li key={name} className={styles.row}>
            <Link to={`/setup?step=${name}`} className={styles.link}>
              {t(`setup.step.${name}`)}
            </Link>
            <Toned
              tone={missing.length === 0 ? 'good' : 'warning'}
              text={t(missing.length === 0 ? 'setup.state.done' : 'setup.state.open')}
            />
          </li>
        ))}
        <li className={styles.row}>
          <Link to="/setup/diagnosis" className={styles.link}>
            {t('setup.summary.diagnose')}
          </Link>
        </li>
      </ul>
    </StepPanel>
  );
}
