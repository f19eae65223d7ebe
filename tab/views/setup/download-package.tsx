import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { apiAddresses } from '../../../shared/api/addresses.ts';
import { useDeskTab } from '../../client/desk-context.ts';
import { describeError } from '../../shell/describe-error.ts';
import { tell } from '../../shell/told.ts';
import { useTexts } from '../../text/use-texts.ts';
import { handToBrowser } from './hand-to-browser.ts';

/** What a download is called: the name that the server gives it. */
function nameOf(response: Response): string {
  return /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'deskhand.zip';
}

/** Fetches the app package with the person's sign-in and hands it to the browser as a file. */
export function DownloadPackage() {
  const { t } = useTexts();
  const { api } = useDeskTab();
  const [isBusy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const response = await api.file(apiAddresses.appPackage);
      const name = nameOf(response);
      handToBrowser(await response.blob(), name);
      tell({ text: t('setup.app.downloaded', { name }) });
    } catch (error) {
      tell({ text: describeError(error, t).text, tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      appearance="primary"
      icon={isBusy ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
      disabledFocusable={isBusy}
      onClick={download}
    >
      {t('setup.app.package')}
    </Button>
  );
}
