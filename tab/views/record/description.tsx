import { makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';

const useStyles = makeStyles({
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxInlineSize: '48rem' },
  muted: { color: tokens.colorNeutralForeground3 },
});

/** What was written of a record, as text. */
export function Description({ text, title }: { text: string; title?: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Panel title={title ?? t('record.description')} padded>
      <p className={text ? styles.text : `${styles.text} ${styles.muted}`} dir="auto">
        {text || t('record.no-description')}
      </p>
    </Panel>
  );
}
