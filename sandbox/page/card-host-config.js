const colours = (text, quiet) => ({
  default: { default: text, subtle: quiet },
  dark: { default: text, subtle: quiet },
  light: { default: quiet, subtle: quiet },
  accent: { default: 'var(--brand-text)', subtle: 'var(--brand-text)' },
  good: { default: 'var(--good)', subtle: 'var(--good)' },
  warning: { default: 'var(--warning)', subtle: 'var(--warning)' },
  attention: { default: 'var(--bad)', subtle: 'var(--bad)' },
});
const container = (backgroundColor) => ({ backgroundColor, foregroundColors: colours('var(--text)', 'var(--quiet-text)') });

/** How Teams sets cards: sizes, spaces, six actions, cards that open inside the card. Colours follow the page's theme. */
export const hostConfig = new window.AdaptiveCards.HostConfig({
  fontFamily: 'inherit',
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  textBlock: { headingLevel: 3 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('transparent'),
    emphasis: container('var(--hover)'),
    accent: container('var(--brand-tint)'),
    good: container('light-dark(#e7f2e7, #1f3a1f)'),
    warning: container('light-dark(#fff4dc, #443411)'),
    attention: container('var(--bad-tint)'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'default' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  factSet: {
    title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { color: 'default', size: 'default', weight: 'default', wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { suffix: ' *', suffixColor: 'attention', weight: 'bolder' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small' },
  },
});
