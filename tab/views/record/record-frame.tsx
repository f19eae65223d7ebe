import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RecordView } from '../../../shared/api/views.ts';
import { Page } from '../../shell/page.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { ActBar } from './act-bar.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import { Facts } from './facts.tsx';

const wide = '@media (min-width: 1024px)';

const useStyles = makeStyles({
  marks: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    alignItems: 'start',
    [wide]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(16rem, 20rem)', columnGap: tokens.spacingHorizontalXL },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minInlineSize: 0 },
});

/** The page of a record: what it is called, its marks, what can be done to it, its content, and beside that what it says of itself. */
export function RecordFrame({
  record,
  marks,
  quick = [],
  aside,
  children,
}: {
  record: RecordView;
  marks?: ReactNode;
  quick?: readonly string[];
  aside?: ReactNode;
  children?: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const title = record.number === undefined ? record.title : `#${record.number} ${record.title}`;
  return (
    <Page title={title} shares>
      {marks && <div className={styles.marks}>{marks}</div>}
      <ActBar record={record} quick={quick} />
      <ChangedNotice record={record} />
      <div className={styles.columns}>
        <div className={styles.column}>{children}</div>
        <div className={styles.column}>
          {aside}
          <Panel title={t('record.facts')} padded>
            <Facts record={record} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
