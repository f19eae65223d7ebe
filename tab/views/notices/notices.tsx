import { useQueryOf } from '../../client/use-query-of.ts';
import { useSearchParams } from '../../router/router.tsx';
import { Page } from '../../shell/page.tsx';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Segments } from '../rows/segments.tsx';
import { NoticeTimes } from './notice-times.tsx';
import { NoticeWays } from './notice-ways.tsx';
import { Snooze } from './snooze.tsx';
import { ToldList } from './told-list.tsx';

const parts = ['told', 'settings'] as const;

/** Where and when this person is told of what. */
function Settings() {
  const asked = useQueryOf('notice.preferences');
  return (
    <Asked asked={asked}>
      {({ data }) => (
        <>
          <Snooze preferences={data!.preferences} />
          <NoticeWays facts={data!} />
          <NoticeTimes preferences={data!.preferences} />
        </>
      )}
    </Asked>
  );
}

/** A person's own notices, and beside them where and when they are told of what. */
export function View() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const shown = parts.find((part) => part === search.get('show')) ?? 'told';
  return (
    <Page title={t('notice.title')}>
      <Segments
        label={t('notice.show')}
        value={shown}
        options={parts.map((value) => ({ value, title: t(`notice.show.${value}`) }))}
        onChange={(part) => setSearch(new URLSearchParams(part === 'told' ? {} : { show: part }))}
      />
      {shown === 'told' ? <ToldList /> : <Settings />}
    </Page>
  );
}
