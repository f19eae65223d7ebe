import { type Theme, teamsLightTheme } from '@fluentui/react-components';

/** Teams’ light theme. */
export const theme: Theme = teamsLightTheme;
