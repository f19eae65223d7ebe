import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { RowsComing } from '../rows/skeletons.tsx';
import { type Counted, type Series, shownSeries, totalOf } from './series.ts';
import { useSeriesColours } from './series-colours.ts';

const StackedBars = lazy(async () => ({ default: (await import('./stacked-bars.tsx')).StackedBars }));

const useStyles = makeStyles({
  chart: { minBlockSize: '200px', minInlineSize: 0, overflow: 'hidden' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  entry: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  colour: { forcedColorAdjust: 'none', inlineSize: '12px', blockSize: '12px', borderRadius: tokens.borderRadiusSmall },
  summary: { minBlockSize: '32px', display: 'list-item', paddingBlock: tokens.spacingVerticalXS, cursor: 'pointer' },
  scroll: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      borderBlockEndWidth: '1px',
      borderBlockEndStyle: 'solid',
      borderBlockEndColor: tokens.colorNeutralStroke3,
      textAlign: 'end',
      whiteSpace: 'nowrap',
    },
    '& th:first-child': { textAlign: 'start' },
  },
});

function Table({
  title,
  first,
  rows,
  series,
}: {
  title: string;
  first: string;
  rows: readonly Counted[];
  series: readonly Series[];
}) {
  const styles = useStyles();
  const { number } = useTexts();
  return (
    // A wide table is moved sideways by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable.
    <section className={styles.scroll} tabIndex={0} aria-label={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {series.map(({ key, title: head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, counts }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ key }) => (
                <td key={key}>{number(counts[key] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Legend({ series }: { series: readonly Series[] }) {
  const styles = useStyles();
  const colours = useSeriesColours();
  return (
    <ul className={styles.legend}>
      {series.map(({ key, title, colour }) => (
        <li key={key} className={styles.entry}>
          <span className={styles.colour} style={{ backgroundColor: colours[colour] }} aria-hidden />
          {title}
        </li>
      ))}
    </ul>
  );
}

/** Counts as a chart, and the same as a table for whoever reads that better. */
export function Chart({
  title,
  first,
  rows,
  series,
}: {
  title: string;
  first: string;
  rows: readonly Counted[];
  series: readonly Series[];
}) {
  const styles = useStyles();
  const { t } = useTexts();
  if (totalOf(rows) === 0) return <Empty title={t('health.empty')} />;
  const shown = shownSeries(series, rows);
  return (
    <>
      <div className={styles.chart}>
        <Suspense fallback={<RowsComing count={3} />}>
          <StackedBars title={title} rows={rows} series={shown} />
        </Suspense>
      </div>
      <Legend series={shown} />
      <details>
        <summary className={styles.summary}>{t('health.table')}</summary>
        <Table title={title} first={first} rows={rows} series={shown} />
      </details>
    </>
  );
}
