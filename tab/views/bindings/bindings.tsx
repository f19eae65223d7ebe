import { useQueryOf } from '../../client/use-query-of.ts';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { SetupPage } from '../setup/setup-page.tsx';
import { BindingRows } from './binding-rows.tsx';

function Bindings() {
  const { t } = useTexts();
  const bindings = useQueryOf('binding.list');
  const profiles = useQueryOf('profile.list');
  return (
    <Panel title={t('binding.panel')} padded>
      <Asked asked={bindings}>
        {({ data }) => (
          <Asked asked={profiles}>{({ data: all }) => <BindingRows bindings={data!.bindings} profiles={all!.profiles} />}</Asked>
        )}
      </Asked>
    </Panel>
  );
}

/** Which Microsoft profile serves each part of the desk. */
export function View() {
  const { t } = useTexts();
  return (
    <SetupPage title={t('binding.title')}>
      <Bindings />
    </SetupPage>
  );
}
