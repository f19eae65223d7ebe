import { makeStyles, tokens } from '@fluentui/react-components';
import type { Fact, RecordView } from '../../../shared/api/views.ts';
import { useMe } from '../../client/desk-context.ts';
import { useTexts } from '../../text/use-texts.ts';
import { RecordLink } from '../rows/record-link.tsx';
import { useNow } from '../rows/use-now.ts';
import { factsOf } from './facts-of.ts';
import { queryFor } from './query-for.ts';

const useStyles = makeStyles({
  facts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0 },
  title: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
});

/** The text of a fact; a link where it names a record that this person can open. */
function FactText({ text, ref: of }: Pick<Fact, 'text' | 'ref'>) {
  const { definitions } = useMe();
  if (!of || !queryFor(of.kind, definitions)) return text;
  return <RecordLink to={of}>{text}</RecordLink>;
}

/** What a record says of itself, a line each. */
export function Facts({ record }: { record: RecordView }) {
  const styles = useStyles();
  const texts = useTexts();
  const now = useNow(60);
  return (
    <dl className={styles.facts}>
      {factsOf(record, texts, now).map(({ title, text, ref }) => (
        <div key={title}>
          <dt className={styles.title}>{title}</dt>
          <dd className={styles.text}>
            <FactText text={text} {...(ref && { ref })} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
