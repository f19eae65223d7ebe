import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { tell } from '../../shell/told.ts';
import { useTexts } from '../../text/use-texts.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke3,
  },
  label: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', minInlineSize: 0 },
  button: { minBlockSize: '32px', minInlineSize: '32px' },
});

const shownFor = 3_000;

/** A value that is to be entered elsewhere, with a button that copies it. */
export function CopyRow({ label, value }: { label: string; value: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = window.setTimeout(() => setCopied(false), shownFor);
    return () => window.clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await window.navigator.clipboard.writeText(value);
      setCopied(true);
      tell({ text: t('copy.done', { label }) });
    } catch {
      tell({ text: t('copy.failed'), tone: 'bad' });
    }
  };
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{value}</span>
      <Button
        className={styles.button}
        appearance="subtle"
        icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
        aria-label={t('copy.button', { label, value })}
        onClick={copy}
      />
    </div>
  );
}
