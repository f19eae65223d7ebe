import { type Theme, teamsDarkTheme } from '@fluentui/react-components';

/** Teams’ dark theme. */
export const theme: Theme = teamsDarkTheme;
