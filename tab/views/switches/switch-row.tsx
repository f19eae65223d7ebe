import { makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import type { Inputs } from '../../client/api.ts';
import { useAction } from '../../client/use-action.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    minBlockSize: '44px',
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke3,
  },
  words: { display: 'flex', flexDirection: 'column', minInlineSize: 0, overflowWrap: 'anywhere' },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** One thing that is on or off. It shows what was chosen at once, and what is so again when that is refused. */
export function SwitchRow({ label, detail, isOn, input }: { label: string; detail: string; isOn: boolean; input: Inputs }) {
  const styles = useStyles();
  const id = useId();
  const { run, isPending, wanted } = useSwitch(isOn);
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <Text id={`${id}-label`}>{label}</Text>
        <Text id={`${id}-detail`} size={200} className={styles.detail}>
          {detail}
        </Text>
      </span>
      <Switch
        checked={wanted}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-detail`}
        aria-busy={isPending}
        onChange={(_event, { checked }) => run(input, checked)}
      />
    </div>
  );
}

function useSwitch(isOn: boolean) {
  const action = useAction('teams-integration.switch', { tellsFailure: true });
  const [chosen, setChosen] = useState<boolean>();
  const run = async (input: Inputs, on: boolean) => {
    if (action.isPending) return;
    setChosen(on);
    await action.run({ ...input, on: on ? 'yes' : 'no' });
  };
  useEffect(() => {
    if (!action.isPending) setChosen(undefined);
  }, [action.isPending]);
  return { run, isPending: action.isPending, wanted: chosen ?? isOn };
}
