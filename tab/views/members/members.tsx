import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useQueryOf } from '../../client/use-query-of.ts';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { pageIn } from '../rows/page-in.ts';
import { Pager } from '../rows/pager.tsx';
import { Panel } from '../rows/panel.tsx';
import { usePageFilters } from '../rows/use-page-filters.ts';
import { AddPeople } from '../setup/add-people.tsx';
import { SetupPage } from '../setup/setup-page.tsx';
import { SyncDirectory } from '../setup/sync-directory.tsx';
import { MemberRows } from './member-rows.tsx';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  filter: { flexBasis: '14rem', flexGrow: 1, maxInlineSize: '24rem', minInlineSize: 0 },
});

const shows = ['active', 'all', 'unlinked'] as const;
const aPage = 50;
const mostPages = 200;

function Members() {
  const styles = useStyles();
  const { t } = useTexts();
  const { search, setFilter } = usePageFilters();
  const show = shows.find((one) => one === search.get('show')) ?? 'active';
  const words = search.get('words') ?? '';
  const page = pageIn(search, mostPages);
  const set = (name: string, value: string) => setFilter(name, value, { replace: true });
  const asked = useQueryOf(
    'member.list',
    {
      ...(words && { words: words.slice(0, 200) }),
      ...(show === 'all' && { disabled: 'yes' }),
      ...(show === 'unlinked' && { unlinked: 'yes' }),
      skip: (page - 1) * aPage,
      limit: aPage,
    },
    { keep: true },
  );
  return (
    <>
      <AddPeople />
      <div className={styles.filters}>
        <Field label={t('member.filter.words')} className={styles.filter}>
          <Input type="search" value={words} onChange={(_event, { value }) => set('words', value)} />
        </Field>
        <Field label={t('member.filter.show')} className={styles.filter}>
          <Select value={show} onChange={(_event, { value }) => set('show', value === 'active' ? '' : value)}>
            {shows.map((one) => (
              <option key={one} value={one}>
                {t(`member.show.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Panel title={t('member.panel')}>
        <Asked asked={asked}>
          {({ data }) =>
            data!.members.length > 0 ? (
              <MemberRows members={data!.members} />
            ) : (
              <Empty title={t(show === 'unlinked' && !words ? 'member.empty.unlinked' : 'member.empty')} />
            )
          }
        </Asked>
      </Panel>
      <Pager page={page} more={asked.data?.data?.more ?? false} />
      <Panel title={t('people.sync.panel')} padded>
        <SyncDirectory />
      </Panel>
    </>
  );
}

/** The people of the desk: roles, accounts, and who is out. */
export function View() {
  const { t } = useTexts();
  return (
    <SetupPage title={t('member.title')}>
      <Members />
    </SetupPage>
  );
}
