import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { FieldProblem } from '../../shared/api/answers.ts';
import { useTexts } from '../text/use-texts.ts';
import { rememberName } from './chosen-names.ts';

const useStyles = makeStyles({
  all: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  one: { minInlineSize: 0, overflowWrap: 'anywhere', fontWeight: tokens.fontWeightRegular },
});

/** What a typed word could mean, one press each. */
export function Candidates({ problem, onPick }: { problem: FieldProblem | undefined; onPick: (value: string) => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { candidates = [] } = problem ?? {};
  if (candidates.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a second group inside of the field.
    <div className={styles.all} role="group" aria-label={t('form.pick')}>
      {candidates.map(({ value, title }) => (
        <Button
          key={value}
          size="small"
          className={styles.one}
          onClick={() => {
            rememberName(value, title);
            onPick(value);
          }}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}
