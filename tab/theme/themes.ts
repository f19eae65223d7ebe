import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import type { ThemeName } from '../host/host.ts';

/** Fluent's theme for each of Teams' three. */
export const fluentThemes: { readonly [name in ThemeName]: Theme } = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};
