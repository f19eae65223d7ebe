import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  all: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXS },
  one: {
    minBlockSize: '32px',
    paddingInline: tokens.spacingHorizontalM,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '&[aria-pressed=true]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 0 -2px 0 ${tokens.colorCompoundBrandStroke}`,
      borderEndStartRadius: 0,
      borderEndEndRadius: 0,
    },
    '&[aria-pressed=true]:hover': { color: tokens.colorNeutralForeground1Hover },
    '@media (pointer: coarse)': { minBlockSize: '44px' },
  },
});

/** A few ways to look at the same thing, one of them chosen. */
export function Segments<V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: V;
  options: readonly { value: V; title: string }[];
  onChange(value: V): void;
}) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are buttons that choose what is shown, no fields of a form.
    <div className={styles.all} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={styles.one}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.title}
        </button>
      ))}
    </div>
  );
}
