import type { DeliveryFacts } from '../../../shared/api/setup-data.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { useParams } from '../../router/router.tsx';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { PageLink } from '../rows/page-link.tsx';
import { Panel } from '../rows/panel.tsx';
import { pathOf } from '../rows/path-of.ts';
import { Toned } from '../rows/toned.tsx';
import { Facts } from '../setup/facts.tsx';
import { SetupPage } from '../setup/setup-page.tsx';
import { DeliveryActions } from './delivery-actions.tsx';
import { deliveryTones, reasonWords } from './delivery-words.ts';

function About({ delivery }: { delivery: DeliveryFacts }) {
  const texts = useTexts();
  const { t, instant, number } = texts;
  const { channel, state, reason, notice, about, recipient, recipientName, at, attempts = 0, notBefore, leftAt } = delivery;
  return (
    <Panel title={notice?.title ?? delivery.name} padded>
      <Facts
        facts={[
          [t('delivery.says'), notice?.preview],
          [t('delivery.filter.state'), <Toned key="state" tone={deliveryTones[state]} text={t(`delivery.state.${state}`)} />],
          [t('delivery.why'), reason === undefined ? undefined : reasonWords(reason, texts)],
          [t('delivery.filter.channel'), t(`delivery.channel.${channel}`)],
          [t('delivery.recipient'), channel === 'teams' ? undefined : (recipientName ?? recipient)],
          [
            t('delivery.about'),
            about && (
              <PageLink key="about" to={pathOf(about)}>
                {t('delivery.about.open')}
              </PageLink>
            ),
          ],
          [t('delivery.made'), instant(at)],
          [t('delivery.not-before'), state === 'pending' && notBefore ? instant(notBefore) : undefined],
          [t('delivery.left'), leftAt && instant(leftAt)],
          [t('delivery.attempts'), number(attempts)],
        ]}
      />
    </Panel>
  );
}

function Delivery({ id }: { id: string }) {
  const asked = useQueryOf('delivery.show', { delivery: `delivery:${id}` });
  return (
    <Asked asked={asked}>
      {({ data, record }) => (
        <>
          <About delivery={data!} />
          <DeliveryActions delivery={data!} record={record!} />
        </>
      )}
    </Asked>
  );
}

/** One delivery: what it says, how it stands and why, and what can be done. */
export function View() {
  const { id = '' } = useParams();
  const { t } = useTexts();
  return (
    <SetupPage title={t('delivery.one')}>
      <Delivery id={id} />
    </SetupPage>
  );
}
