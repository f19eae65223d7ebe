import { tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useDeskTab } from '../../client/desk-context.ts';
import type { Series } from './series.ts';

type Colours = { readonly [colour in Series['colour']]: string };

const usual: Colours = {
  good: tokens.colorPaletteGreenForeground3,
  neutral: tokens.colorNeutralForeground3,
  warning: tokens.colorPaletteMarigoldBorderActive,
  bad: tokens.colorPaletteRedForeground3,
  accent: tokens.colorBrandBackground,
};

/** Of black, and of each other, as far apart as can be: the contrast theme has one colour for all of them. */
const contrast: Colours = { good: '#3ff23f', neutral: '#ffffff', warning: '#ffff00', bad: '#ff7b7b', accent: '#1aebff' };

/** The colour that a column has in bars and legend, in the present theme. */
export function useSeriesColours(): Colours {
  const { host } = useDeskTab();
  const theme = useSyncExternalStore(host.onTheme, host.theme);
  return theme === 'contrast' ? contrast : usual;
}
