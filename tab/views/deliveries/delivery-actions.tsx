import { MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeliveryFacts } from '../../../shared/api/setup-data.ts';
import type { RecordView } from '../../../shared/api/views.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { ActButton } from '../setup/act-button.tsx';
import { Buttons } from '../setup/buttons.tsx';
import { ConfirmButton } from '../setup/confirm-button.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

function Replay({ delivery: { _id, state } }: { delivery: DeliveryFacts }) {
  const { t } = useTexts();
  const [tried, setTried] = useState<string>();
  const input = { delivery: `delivery:${_id}` };
  return (
    <>
      <Buttons>
        <ActButton
          action="delivery.replay"
          input={{ ...input, dryRun: 'yes' }}
          label={t('delivery.try')}
          quiet
          onDone={({ text }) => setTried(text)}
        />
        <ConfirmButton
          action="delivery.replay"
          input={{ ...input, dryRun: 'no' }}
          label={t('delivery.replay')}
          text={t(state === 'uncertain' ? 'delivery.replay.twice' : 'delivery.replay.text')}
          appearance="primary"
        />
      </Buttons>
      <div role="status">
        {tried !== undefined && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{tried}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </>
  );
}

function Settle({ id }: { id: string }) {
  const { t } = useTexts();
  const settle = (outcome: 'sent' | 'dead') => (
    <ConfirmButton
      action="delivery.settle"
      input={{ delivery: `delivery:${id}`, outcome }}
      label={t(`delivery.settle.${outcome}`)}
      text={t(`delivery.settle.${outcome}.text`)}
    />
  );
  return (
    <>
      <Text>{t('delivery.settle.for')}</Text>
      <Buttons>
        {settle('sent')}
        {settle('dead')}
      </Buttons>
    </>
  );
}

/** What can be done with a delivery that did not arrive, or why nothing can. */
export function DeliveryActions({ delivery, record: { may, mayNot } }: { delivery: DeliveryFacts; record: RecordView }) {
  const styles = useStyles();
  const { t } = useTexts();
  const mayReplay = may.includes('delivery.replay');
  const refused = mayNot.find(({ action }) => action === 'delivery.replay');
  return (
    <Panel title={t('delivery.actions')} padded>
      <div className={styles.all}>
        {mayReplay ? <Replay delivery={delivery} /> : <Text>{refused?.text ?? t('delivery.actions.none')}</Text>}
        {may.includes('delivery.settle') && <Settle id={delivery._id} />}
      </div>
    </Panel>
  );
}
