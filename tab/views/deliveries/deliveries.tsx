import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useQueryOf } from '../../client/use-query-of.ts';
import { useSearchParams } from '../../router/router.tsx';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Pager } from '../rows/pager.tsx';
import { Panel } from '../rows/panel.tsx';
import { usePageFilters } from '../rows/use-page-filters.ts';
import { SetupPage } from '../setup/setup-page.tsx';
import { filtersIn } from './delivery-filters.ts';
import { DeliveryRows } from './delivery-rows.tsx';
import { deliveryChannels, deliveryStates } from './delivery-words.ts';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  filter: { flexBasis: '12rem', flexGrow: 1, maxInlineSize: '20rem', minInlineSize: 0 },
});

function Filters() {
  const styles = useStyles();
  const { t } = useTexts();
  const { search, setFilter } = usePageFilters();
  const { state = '', channel = '', record } = filtersIn(search);
  return (
    <div className={styles.filters}>
      <Field label={t('delivery.filter.state')} className={styles.filter}>
        <Select value={state} onChange={(_event, { value }) => setFilter('state', value)}>
          <option value="">{t('delivery.filter.every')}</option>
          {deliveryStates.map((one) => (
            <option key={one} value={one}>
              {t(`delivery.state.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('delivery.filter.channel')} className={styles.filter}>
        <Select value={channel} onChange={(_event, { value }) => setFilter('channel', value)}>
          <option value="">{t('delivery.filter.every')}</option>
          {deliveryChannels.map((one) => (
            <option key={one} value={one}>
              {t(`delivery.channel.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {record && <Button onClick={() => setFilter('record', '')}>{t('delivery.filter.record')}</Button>}
    </div>
  );
}

function Deliveries() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const { page, ...filters } = filtersIn(search);
  const asked = useQueryOf('delivery.list', { ...filters, page }, { keep: true });
  return (
    <>
      <Filters />
      <Panel title={t('delivery.panel')}>
        <Asked asked={asked}>
          {({ data }) =>
            data!.deliveries.length > 0 ? (
              <DeliveryRows deliveries={data!.deliveries} />
            ) : (
              <Empty title={t('delivery.empty')} text={t('delivery.empty.text')} />
            )
          }
        </Asked>
      </Panel>
      <Pager page={page} more={asked.data?.data?.more ?? false} />
    </>
  );
}

/** What left the desk, or was to leave it: newest first, with filters in the address. */
export function View() {
  const { t } = useTexts();
  return (
    <SetupPage title={t('delivery.title')}>
      <Deliveries />
    </SetupPage>
  );
}
