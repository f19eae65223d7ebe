import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ApiError, Offline } from '../client/problem.ts';
import { describeError } from '../shell/describe-error.ts';
import { useTexts } from '../text/use-texts.ts';

/** Why a change was not made, and how to go on. `rest` are problems that no field shows. */
export function ProblemBar({ error, rest = [], actions }: { error: unknown; rest?: readonly string[]; actions?: ReactNode }) {
  const { t } = useTexts();
  const isOffline = error instanceof Offline;
  const described = describeError(error, t);
  const hasFields = error instanceof ApiError && (error.problem.fields?.length ?? 0) > 0;
  if (hasFields && rest.length === 0) return null;
  const text = isOffline ? t('form.offline') : hasFields ? rest.join(' ') : described.text;
  return (
    <MessageBar intent={isOffline ? 'warning' : 'error'} layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{described.title}</MessageBarTitle> {text} {described.note}
      </MessageBarBody>
      {actions && <MessageBarActions>{actions}</MessageBarActions>}
    </MessageBar>
  );
}
