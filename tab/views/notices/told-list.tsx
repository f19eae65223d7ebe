import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Role } from '../../../shared/domain/member.ts';
import { noticeCategoriesOf } from '../../../shared/domain/notices/notice-preferences.ts';
import { useMe } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { useSearchParams } from '../../router/router.tsx';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Pager } from '../rows/pager.tsx';
import { Panel } from '../rows/panel.tsx';
import { RowsComing } from '../rows/skeletons.tsx';
import { usePageFilters } from '../rows/use-page-filters.ts';
import { toldFiltersIn } from './told-filters.ts';
import { ToldRows } from './told-rows.tsx';

const aPage = 25;

const useStyles = makeStyles({
  filter: { maxInlineSize: '20rem', inlineSize: '100%', paddingBlockEnd: tokens.spacingVerticalXS },
});

/** The sort of notices that is shown, in the address. */
function Kind({ kind }: { kind: string | undefined }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { roles } = useMe();
  const { setFilter } = usePageFilters();
  return (
    <Field label={t('told.kind')} className={styles.filter}>
      <Select value={kind ?? ''} onChange={(_event, { value }) => setFilter('kind', value)}>
        <option value="">{t('told.kind.all')}</option>
        {noticeCategoriesOf(roles as Role[]).map((one) => (
          <option key={one} value={one}>
            {t(`category.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** What this person was told in the last 30 days, newest first; sort and page are in the address. */
export function ToldList() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const { kind, page } = toldFiltersIn(search);
  const input = { ...(kind && { category: kind }), skip: (page - 1) * aPage, limit: aPage };
  const asked = useQueryOf('notice.mine', input, { keep: true });
  const emptyText = kind ? 'told.empty.kind' : page > 1 ? 'told.empty.page' : 'told.empty.text';
  return (
    <>
      <Kind kind={kind} />
      <Panel title={t('told.panel')}>
        <Asked asked={asked} coming={<RowsComing />}>
          {({ data }) =>
            data!.notices.length > 0 ? (
              <ToldRows notices={data!.notices} />
            ) : (
              <Empty title={t('told.empty')} text={t(emptyText)} />
            )
          }
        </Asked>
      </Panel>
      <Pager page={page} more={asked.data?.data?.more ?? false} />
    </>
  );
}
