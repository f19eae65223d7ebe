import { Field, makeStyles, Select, Switch, Text, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { NoticeFacts } from '../../../shared/api/setup-data.ts';
import { useAction } from '../../client/use-action.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';

const ways = ['feed', 'bot', 'both', 'none'] as const;

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  small: { color: tokens.colorNeutralForeground2 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(16rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

type Row = NoticeFacts['ways'][number];

/** The choice that was made, shown at once; the server's when it was refused or is done. */
function useChosen(now: string) {
  const action = useAction('notice.set-preference', { tellsFailure: true });
  const [chosen, setChosen] = useState<string>();
  useEffect(() => {
    if (!action.isPending) setChosen(undefined);
  }, [action.isPending]);
  const choose = async (way: string, more: { category: string; fallback?: string }) => {
    setChosen(way);
    await action.run({ way, ...more });
  };
  return { value: chosen ?? now, choose };
}

function Way({ category, way, isOff }: Row) {
  const { t } = useTexts();
  const { value, choose } = useChosen(way);
  if (isOff)
    return (
      <Field label={t(`category.${category}`)} hint={t('notice.off-for-all')}>
        <Select value="none" disabled>
          <option value="none">{t('notice.way.none')}</option>
        </Select>
      </Field>
    );
  return (
    <Field label={t(`category.${category}`)} hint={t(`category.${category}.for`)}>
      <Select value={value} onChange={(_event, data) => choose(data.value, { category })}>
        {ways.map((one) => (
          <option key={one} value={one}>
            {t(`notice.way.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Fallback({ facts: { preferences, ways: rows } }: { facts: NoticeFacts }) {
  const { t } = useTexts();
  // Not one that is off for all: the person's own choice for it would be overwritten with that.
  const first = rows.find(({ isOff }) => !isOff) ?? rows[0];
  const isOn = preferences.withoutFallback !== true;
  const { run } = useAction('notice.set-preference', { tellsFailure: true });
  // The action sets a way together with it: the first sort keeps the one it has.
  const set = (on: boolean) => run({ way: first!.way, category: first!.category, fallback: on ? 'yes' : 'no' });
  return <Switch checked={isOn} label={t('notice.fallback')} onChange={(_event, { checked }) => set(checked)} />;
}

/** For each sort of notices: activity feed, bot message, both, or not at all. */
export function NoticeWays({ facts }: { facts: NoticeFacts }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Panel title={t('notice.ways')} padded>
      <div className={styles.all}>
        <Text className={styles.small}>{t('notice.ways.for')}</Text>
        <div className={styles.grid}>
          {facts.ways.map((row) => (
            <Way key={row.category} {...row} />
          ))}
        </div>
        <Fallback facts={facts} />
      </div>
    </Panel>
  );
}
