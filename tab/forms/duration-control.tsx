import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../text/use-texts.ts';
import type { ControlProps } from './control.tsx';

const quick = [15, 30, 45, 60, 90];

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  quick: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  one: { minInlineSize: 'auto', paddingInline: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightRegular },
});

/** A length of time, typed as people write it, or one of the usual lengths by one press. */
export function DurationControl({ input: _input, value, onChange, ...field }: ControlProps) {
  const styles = useStyles();
  const { t, duration } = useTexts();
  return (
    <div className={styles.all}>
      <Input
        {...field}
        autoComplete="off"
        placeholder={t('form.duration.example')}
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a second group inside of the field. */}
      <div className={styles.quick} role="group" aria-label={t('form.duration.quick')}>
        {quick.map((minutes) => (
          <Button key={minutes} className={styles.one} size="small" onClick={() => onChange(`${minutes}m`)}>
            {duration(minutes)}
          </Button>
        ))}
      </div>
    </div>
  );
}
