import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components';
import type { TicketView } from '../../../shared/api/views.ts';
import { useAction } from '../../client/use-action.ts';
import { useDefinition } from '../../forms/use-definition.ts';
import { useTexts } from '../../text/use-texts.ts';
import { useNow } from '../rows/use-now.ts';

const useStyles = makeStyles({ says: { overflowWrap: 'anywhere', minInlineSize: 0 } });

function HeldReply({ record, held }: { record: TicketView; held: TicketView['held'][number] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const now = useNow(1);
  const send = useAction('reply.send', { tellsFailure: true });
  const cancel = useAction('reply.cancel', { tellsFailure: true });
  const titles = [useDefinition('reply.send')?.title, useDefinition('reply.cancel')?.title];
  const input = { ticket: `ticket:${record.ref.id}`, entry: held.entryId };
  const left = held.sendAt === undefined ? 0 : Math.ceil((new Date(held.sendAt).getTime() - now.getTime()) / 1_000);
  const when = left > 0 ? t('held.in', { count: left }) : t('held.now');
  const isBusy = send.isPending || cancel.isPending;
  const may = (name: string) => record.may.includes(name);
  return (
    <MessageBar intent="warning" layout="multiline" data-testid="held">
      <MessageBarBody className={styles.says}>{t('held.says', { to: held.to, when })}</MessageBarBody>
      <MessageBarActions>
        {may('reply.send') && titles[0] && (
          <Button size="small" appearance="primary" disabledFocusable={isBusy} onClick={() => send.run(input)}>
            {titles[0]}
          </Button>
        )}
        {may('reply.cancel') && titles[1] && (
          <Button size="small" disabledFocusable={isBusy} onClick={() => cancel.run(input)}>
            {titles[1]}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}

/** Replies that have not left yet, each with how long it still waits, and both ways to end the waiting. */
export function HeldReplies({ record }: { record: TicketView }) {
  return record.held.map((held) => <HeldReply key={held.entryId} record={record} held={held} />);
}
