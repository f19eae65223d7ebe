import { useQueryOf } from '../../client/use-query-of.ts';
import { Page } from '../../shell/page.tsx';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { NoticeTimes } from './notice-times.tsx';
import { NoticeWays } from './notice-ways.tsx';
import { Snooze } from './snooze.tsx';

/** Where and when this person is told of what. */
export function View() {
  const { t } = useTexts();
  const asked = useQueryOf('notice.preferences');
  return (
    <Page title={t('notice.title')}>
      <Asked asked={asked}>
        {({ data }) => (
          <>
            <Snooze preferences={data!.preferences} />
            <NoticeWays facts={data!} />
            <NoticeTimes preferences={data!.preferences} />
          </>
        )}
      </Asked>
    </Page>
  );
}
