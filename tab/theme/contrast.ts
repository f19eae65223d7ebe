import { type Theme, teamsHighContrastTheme } from '@fluentui/react-components';

/** Teams’ high-contrast theme. */
export const theme: Theme = teamsHighContrastTheme;
