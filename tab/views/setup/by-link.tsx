import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useDeskTab } from '../../client/desk-context.ts';
import { useTexts } from '../../text/use-texts.ts';

/** Says to somebody who came by a set-up link how long it counts, and how to go on without it. Nothing for everybody else. */
export function ByLink() {
  const { t, instant } = useTexts();
  const { me, host } = useDeskTab();
  if (me.setupUntil === undefined) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('setup.by-link.title', { time: instant(me.setupUntil) })}</MessageBarTitle>
        {t('setup.by-link.text')}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => void host.signIn()}>{t('setup.by-link.sign-in')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
