import { VerticalStackedBarChart } from '@fluentui/react-charts';
import { useTexts } from '../../text/use-texts.ts';
import { barsOf, type Counted, type Series } from './series.ts';
import { useSeriesColours } from './series-colours.ts';

/** Counts as bars along the time line: a picture, whose values stand in the table beside it. Loaded only where there is a chart. */
export function StackedBars({ title, rows, series }: { title: string; rows: readonly Counted[]; series: readonly Series[] }) {
  const { locale } = useTexts();
  const colours = useSeriesColours();
  const data = barsOf(rows).map(({ short, counts }) => ({
    xAxisPoint: short,
    chartData: series.map(({ key, title: legend, colour }) => ({ legend, color: colours[colour], data: counts[key] ?? 0 })),
  }));
  return (
    <div inert>
      <VerticalStackedBarChart
        data={data}
        chartTitle={title}
        height={200}
        culture={locale}
        barWidth="auto"
        maxBarWidth={20}
        roundedTicks
        rotateXAxisLables
        hideLegend
        hideTooltip
      />
    </div>
  );
}
