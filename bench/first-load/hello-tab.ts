/** The smallest tab that somebody would make with Fluent UI 9: one theme, a title and a button, laid out with `makeStyles`, known to Teams. */
export const helloTab = {
  'index.html': `<!doctype html><html lang="en"><head><title>Hello</title></head><body><div id="root"></div><script type="module" src="./main.tsx"></script></body></html>`,
  'main.tsx': `
import { Button, FluentProvider, makeStyles, teamsLightTheme, Title1, tokens } from '@fluentui/react-components';
import { app } from '@microsoft/teams-js';
import { createRoot } from 'react-dom/client';

const useStyles = makeStyles({ page: { display: 'grid', justifyItems: 'start', gap: tokens.spacingVerticalL, padding: '24px' } });

function Hello() {
  const styles = useStyles();
  return (
    <FluentProvider theme={teamsLightTheme} className={styles.page}>
      <Title1>Hello, world</Title1>
      <Button appearance="primary" onClick={() => app.openLink('https://example.com')}>Open</Button>
    </FluentProvider>
  );
}

app.initialize().then(() => {
  app.notifySuccess();
  createRoot(document.getElementById('root')!).render(<Hello />);
});
`,
} as const;
