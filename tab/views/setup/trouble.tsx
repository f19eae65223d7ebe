import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { describeError } from '../../shell/describe-error.ts';
import { useTexts } from '../../text/use-texts.ts';

/** Why a change was not made, where it was asked for; read out when it appears. */
export function Trouble({ error }: { error: unknown }) {
  const { t } = useTexts();
  return (
    <div role="alert">
      {error !== null && error !== undefined && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{describeError(error, t).text}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
