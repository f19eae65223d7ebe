import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { RecordView } from '../../../shared/api/views.ts';
import { useMe } from '../../client/desk-context.ts';
import { useTexts } from '../../text/use-texts.ts';
import { newestOfOthers } from './history.ts';

/** Says who changed the record while it was open here; what somebody did themselves is not told again. */
export function ChangedNotice({ record }: { record: RecordView }) {
  const { t } = useTexts();
  const { member } = useMe();
  const [seen, setSeen] = useState({ version: record.version, at: record.updatedAt });
  const by = record.version > seen.version ? newestOfOthers(record, seen.at, member.id) : undefined;
  const dismiss = () => setSeen({ version: record.version, at: record.updatedAt });
  return (
    <div role="status">
      {by && (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('record.changed', { name: by.author.name, what: by.text.slice(0, 140) })}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button appearance="transparent" icon={<DismissRegular />} aria-label={t('record.dismiss')} onClick={dismiss} />
            }
          />
        </MessageBar>
      )}
    </div>
  );
}
