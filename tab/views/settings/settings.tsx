import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useDeskTab } from '../../client/desk-context.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { Page } from '../../shell/page.tsx';
import type { TextKey } from '../../text/load-texts.ts';
import { useTexts } from '../../text/use-texts.ts';
import { PageLink } from '../rows/page-link.tsx';
import { Panel } from '../rows/panel.tsx';
import { useNow } from '../rows/use-now.ts';
import { ActButton } from '../setup/act-button.tsx';
import { Buttons } from '../setup/buttons.tsx';
import { Facts } from '../setup/facts.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** Offers the zone of this device to somebody whose times are told in another. */
function DeviceZone({ zone }: { zone: string }) {
  const { t } = useTexts();
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!device || device === zone) return null;
  return (
    <div>
      <Text block>{t('settings.device', { zone: device })}</Text>
      <Buttons>
        <ActButton action="member.change-settings" input={{ zone: device }} label={t('settings.take-device', { zone: device })} />
      </Buttons>
    </div>
  );
}

function Times() {
  const styles = useStyles();
  const { t, instant } = useTexts();
  const { zone, locale } = useDeskTab().me;
  const now = useNow();
  return (
    <Panel title={t('settings.times')} padded>
      <div className={styles.all}>
        <Facts
          facts={[
            [t('settings.zone'), zone],
            [t('settings.locale'), locale],
            [t('settings.now'), instant(now.toISOString())],
          ]}
        />
        <DeviceZone zone={zone} />
        <Buttons>
          <FormButton action="member.change-settings" first={{ zone, locale }} />
        </Buttons>
      </div>
    </Panel>
  );
}

/** Who the reader is to the desk, and in which zone and language days and times are meant. */
export function View() {
  const { t, list } = useTexts();
  const { member, desk, roles } = useDeskTab().me;
  return (
    <Page title={t('nav.settings')} actions={<PageLink to="/notices">{t('settings.notices')}</PageLink>}>
      <Panel title={t('settings.you')} padded>
        <Facts
          facts={[
            [t('settings.name'), member.name],
            [t('settings.mail'), member.mail],
            [t('settings.desk'), desk.name],
            [t('settings.roles'), list(roles.map((role) => t(`role.${role}` as TextKey)))],
          ]}
        />
      </Panel>
      <Times />
    </Page>
  );
}
