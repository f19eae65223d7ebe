import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Answer } from '../../../shared/api/answers.ts';
import type { Inputs } from '../../client/api.ts';
import { useDeskTab } from '../../client/desk-context.ts';
import { describeError } from '../../shell/describe-error.ts';
import { tell } from '../../shell/told.ts';
import { useTexts } from '../../text/use-texts.ts';
import { handToBrowser } from './hand-to-browser.ts';

/** Saves the file that a query hands out, all of its parts. */
export function SaveButton({ query, input = {}, children }: { query: string; input?: Inputs; children: string }) {
  const { t } = useTexts();
  const { api } = useDeskTab();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const texts: string[] = [];
      let part: Answer['file'];
      do {
        part = (await api.ask(query, part?.next ?? input)).file;
        texts.push(part?.text ?? '');
      } while (part?.next);
      const { name = 'deskhand.txt', type = 'text/plain' } = part ?? {};
      handToBrowser(new Blob(texts, { type }), name);
      tell({ text: t('file.saved', { name }) });
    } catch (error) {
      tell({ text: describeError(error, t).text, tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={isBusy ? <Spinner size="tiny" /> : <ArrowDownloadRegular />} disabledFocusable={isBusy} onClick={save}>
      {children}
    </Button>
  );
}
