import type { Theme } from '@fluentui/react-components';
import type { ThemeName } from '../host/host.ts';

const loads: { readonly [name in ThemeName]: () => Promise<Theme> } = {
  default: async () => (await import('./default.ts')).theme,
  dark: async () => (await import('./dark.ts')).theme,
  contrast: async () => (await import('./contrast.ts')).theme,
};

/** Fluent's theme for one of Teams' three; each comes when it is first needed. */
export function loadTheme(name: ThemeName): Promise<Theme> {
  return loads[name]();
}
