import { VerticalStackedBarChart } from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import { useTexts } from '../../text/use-texts.ts';
import type { Counted, Series } from './series.ts';

const colours: { readonly [colour in Series['colour']]: string } = {
  good: tokens.colorPaletteGreenForeground3,
  neutral: tokens.colorNeutralForeground3,
  warning: tokens.colorPaletteMarigoldBorderActive,
  bad: tokens.colorPaletteRedForeground3,
  accent: tokens.colorBrandBackground,
};

/** Counts as bars, one a place on the time line. Loaded only where there is a chart. */
export function StackedBars({ title, rows, series }: { title: string; rows: readonly Counted[]; series: readonly Series[] }) {
  const { locale } = useTexts();
  const data = rows.map(({ label, counts }) => ({
    xAxisPoint: label,
    xAxisCalloutData: label,
    chartData: series.map(({ key, title: legend, colour }) => ({
      legend,
      color: colours[colour],
      data: counts[key] ?? 0,
      xAxisCalloutData: label,
    })),
  }));
  return (
    <VerticalStackedBarChart
      data={data}
      chartTitle={title}
      height={220}
      culture={locale}
      barWidth="auto"
      maxBarWidth={20}
      roundedTicks
      wrapXAxisLables={false}
      rotateXAxisLables
      isCalloutForStack
    />
  );
}
