import { tokens } from '@fluentui/react-components';
import type { Series } from './series.ts';

/** The colour that a column has in bars and legend. */
export const seriesColours: { readonly [colour in Series['colour']]: string } = {
  good: tokens.colorPaletteGreenForeground3,
  neutral: tokens.colorNeutralForeground3,
  warning: tokens.colorPaletteMarigoldBorderActive,
  bad: tokens.colorPaletteRedForeground3,
  accent: tokens.colorBrandBackground,
};
