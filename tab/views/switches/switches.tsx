import { Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { TeamsStatusFacts } from '../../../shared/api/setup-data.ts';
import { noticeCategories } from '../../../shared/domain/notices/notice-preferences.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { SetupPage } from '../setup/setup-page.tsx';
import { SwitchRow } from './switch-row.tsx';

const capabilities = ['tab', 'bot', 'messageExtension', 'activity'] as const;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  small: { display: 'block', color: tokens.colorNeutralForeground2, marginBlockEnd: tokens.spacingVerticalS },
  search: { inlineSize: '100%', maxInlineSize: '24rem' },
});

function Actions({ actions }: Pick<TeamsStatusFacts, 'actions'>) {
  const styles = useStyles();
  const { t, locale } = useTexts();
  const [words, setWords] = useState('');
  const sought = words.trim().toLocaleLowerCase(locale);
  const shown = actions
    .filter(({ name, title }) => `${title} ${name}`.toLocaleLowerCase(locale).includes(sought))
    .sort((a, b) => a.title.localeCompare(b.title, locale));
  return (
    <>
      <Text className={styles.small}>{t('switch.actions.for')}</Text>
      <Input
        className={styles.search}
        type="search"
        contentBefore={<SearchRegular aria-hidden />}
        aria-label={t('switch.actions.search')}
        placeholder={t('switch.actions.search')}
        value={words}
        onChange={(_event, { value }) => setWords(value)}
      />
      {shown.length === 0 && <Empty title={t('switch.actions.none')} />}
      <ul className={styles.list}>
        {shown.map(({ name, title, isOn }) => (
          <li key={name}>
            <SwitchRow label={title} detail={name} isOn={isOn} input={{ action: name }} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Switches() {
  const styles = useStyles();
  const { t } = useTexts();
  const asked = useQueryOf('teams.status');
  return (
    <Asked asked={asked}>
      {({ data }) => {
        const { capabilitiesOff, noticesOff, actions } = data!;
        return (
          <>
            <Panel title={t('switch.capabilities')} padded>
              <Text className={styles.small}>{t('switch.capabilities.for')}</Text>
              <ul className={styles.list}>
                {capabilities.map((one) => (
                  <li key={one}>
                    <SwitchRow
                      label={t(`capability.${one}`)}
                      detail={t(`capability.${one}.off`)}
                      isOn={!capabilitiesOff.includes(one)}
                      input={{ capability: one }}
                    />
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title={t('switch.notices')} padded>
              <Text className={styles.small}>{t('switch.notices.for')}</Text>
              <ul className={styles.list}>
                {noticeCategories.map((one) => (
                  <li key={one}>
                    <SwitchRow
                      label={t(`category.${one}`)}
                      detail={t(`category.${one}.for`)}
                      isOn={!noticesOff.includes(one)}
                      input={{ notices: one }}
                    />
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title={t('switch.actions')} padded>
              <Actions actions={actions} />
            </Panel>
          </>
        );
      }}
    </Asked>
  );
}

/** What of Deskhand there is in Teams: capabilities, sorts of notices, single actions. */
export function View() {
  const { t } = useTexts();
  return (
    <SetupPage title={t('switch.title')}>
      <Switches />
    </SetupPage>
  );
}
