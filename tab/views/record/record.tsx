import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useParams } from 'react-router';
import type { RecordView } from '../../../shared/api/views.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { Page } from '../../shell/page.tsx';
import { Asked, State } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(6rem, max-content) 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
});

function Facts({ record }: { record: RecordView }) {
  const styles = useStyles();
  return (
    <>
      <Text>{record.summary}</Text>
      <dl className={styles.facts}>
        {record.facts.map(({ title, text }) => [<dt key={`${title}-`}>{title}</dt>, <dd key={title}>{text}</dd>])}
      </dl>
    </>
  );
}

/** Any record by its kind and id: what it says of itself. */
export function View() {
  const { kind, id } = useParams();
  const { t } = useTexts();
  const asked = useQueryOf('desk.show', { record: `${kind}:${id}` });
  return (
    <Asked asked={asked}>
      {({ record }) =>
        record ? (
          <Page title={record.number === undefined ? record.title : `#${record.number} ${record.title}`} shares>
            <Facts record={record} />
          </Page>
        ) : (
          <State title={t('state.gone.title')} text={t('state.gone.text')} />
        )
      }
    </Asked>
  );
}
