import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ProfileFacts } from '../../../shared/api/setup-data.ts';
import type { Consumer } from '../../../shared/ports/microsoft.ts';
import { useDeskTab } from '../../client/desk-context.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { ActButton } from '../setup/act-button.tsx';
import { Buttons } from '../setup/buttons.tsx';
import { ConfirmButton } from '../setup/confirm-button.tsx';
import { CopyRow } from '../setup/copy-row.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  small: { color: tokens.colorNeutralForeground2 },
});

function Link({ link }: { link: string }) {
  const { t } = useTexts();
  const { host } = useDeskTab();
  return (
    <div role="status">
      <CopyRow label={t('connection.link')} value={link} />
      <Button icon={<OpenRegular />} onClick={() => host.open(link)}>
        {t('connection.open')}
      </Button>
    </div>
  );
}

/** The account of a person that is connected for what Microsoft lets no application do. It belongs to the profile, whichever part of the desk asks. */
export function Connection({ profile, consumer }: { profile: ProfileFacts; consumer: Consumer }) {
  const styles = useStyles();
  const { t, instant } = useTexts();
  const [link, setLink] = useState<string>();
  const { connection } = profile;
  const said = connection
    ? t(`connection.${connection.state}`, { at: instant(connection.at), reason: connection.reason ?? '' })
    : t('connection.none');
  return (
    <Panel title={t('connection.title')} padded>
      <div className={styles.all}>
        <Text>{said}</Text>
        <Text className={styles.small}>{t('connection.for')}</Text>
        <Buttons>
          <ActButton
            action="connection.begin"
            input={{ consumer }}
            label={t('connection.begin')}
            quiet
            onDone={({ data }) => setLink((data as { link: string }).link)}
          />
          {connection?.state === 'connected' && (
            <ConfirmButton
              action="connection.end"
              input={{ consumer }}
              label={t('connection.end')}
              text={t('connection.end.text')}
              onDone={() => setLink(undefined)}
            />
          )}
        </Buttons>
        {link !== undefined && <Link link={link} />}
      </div>
    </Panel>
  );
}
