import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { useGrant } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { Control } from '../../forms/control.tsx';
import { useDefinition } from '../../forms/use-definition.ts';
import { useSearchParams } from '../../router/router.tsx';
import { Page } from '../../shell/page.tsx';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { pageIn } from '../rows/page-in.ts';
import { Pager } from '../rows/pager.tsx';
import { Panel } from '../rows/panel.tsx';
import { usePageFilters } from '../rows/use-page-filters.ts';
import { OnlyAdministrators } from '../setup/only-administrators.tsx';
import { SaveButton } from '../setup/save-button.tsx';
import { AuditRows } from './audit-rows.tsx';

const aPage = 50;
const mostPages = 200;

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  filter: { flexBasis: '16rem', flexGrow: 1, maxInlineSize: '24rem', minInlineSize: 0 },
});

/** What is asked for, as the address has it. */
function useFilters() {
  const { search, setFilter } = usePageFilters();
  return {
    record: search.get('record') ?? '',
    member: search.get('member') ?? '',
    page: pageIn(search, mostPages),
    setFilter,
  };
}

function Filters({ record, member, setFilter }: ReturnType<typeof useFilters>) {
  const styles = useStyles();
  const { t } = useTexts();
  const inputs = useDefinition('audit.list')?.inputs ?? [];
  const input = inputs.find(({ name }) => name === 'member');
  const mayExport = useDefinition('audit.export') !== undefined;
  const narrowed = { ...(record && { record }), ...(member && { member }) };
  return (
    <div className={styles.filters}>
      {input && (
        <Field label={t('audit.member')} className={styles.filter}>
          <Control input={input} name="audit.member" value={member} onChange={(value) => setFilter('member', value)} />
        </Field>
      )}
      {member && <Button onClick={() => setFilter('member', '')}>{t('audit.everybody')}</Button>}
      {record && <Button onClick={() => setFilter('record', '')}>{t('audit.whole')}</Button>}
      {mayExport && (
        <>
          <SaveButton query="audit.export" input={{ form: 'csv', ...narrowed }}>
            {t('audit.save.csv')}
          </SaveButton>
          <SaveButton query="audit.export" input={{ form: 'json', ...narrowed }}>
            {t('audit.save.json')}
          </SaveButton>
        </>
      )}
    </div>
  );
}

function Trail() {
  const { t } = useTexts();
  const filters = useFilters();
  const { record, member, page } = filters;
  const asked = useQueryOf(
    'audit.list',
    { ...(record && { record }), ...(member && { member }), skip: (page - 1) * aPage, limit: aPage },
    { keep: true },
  );
  return (
    <>
      <Filters {...filters} />
      <Panel title={t(record ? 'audit.of-record' : 'audit.of-desk')}>
        <Asked asked={asked}>
          {({ data }) => (data!.rows.length > 0 ? <AuditRows rows={data!.rows} /> : <Empty title={t('audit.empty')} />)}
        </Asked>
      </Panel>
      <Pager page={page} more={asked.data?.data?.more ?? false} />
    </>
  );
}

/** Who did what: of one record for everybody who may read it, of the whole desk for administrators. */
export function View() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const mayAdminister = useGrant('desk.administer');
  return (
    <Page title={t('audit.title')} shares>
      {mayAdminister || search.has('record') ? <Trail /> : <OnlyAdministrators />}
    </Page>
  );
}
