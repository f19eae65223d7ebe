import { useQueryOf } from '../../client/use-query-of.ts';
import { Page } from '../../shell/page.tsx';
import { RecordList } from '../../shell/record-list.tsx';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';

/** The person's open tickets. */
export function View() {
  const { t } = useTexts();
  const mine = useQueryOf('ticket.mine');
  return (
    <Page title={t('nav.work')}>
      <Asked asked={mine}>
        {({ list, text }) => (list && list.items.length > 0 ? <RecordList rows={list.items} /> : <Empty title={text} />)}
      </Asked>
    </Page>
  );
}
