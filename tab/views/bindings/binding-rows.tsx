import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { BindingFacts, ProfileFacts } from '../../../shared/api/setup-data.ts';
import { useAction } from '../../client/use-action.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Trouble } from '../setup/trouble.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, flexBasis: '14rem', minInlineSize: 0, maxInlineSize: '28rem' },
});

function BindingRow({ binding, profiles }: { binding: BindingFacts; profiles: readonly ProfileFacts[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { run, isPending, error } = useAction('binding.set');
  const { consumer, bound, profileId } = binding;
  const now = bound ? (profileId ?? '') : '';
  const [chosen, setChosen] = useState<string>();
  const value = chosen ?? now;
  const standard = profiles.find(({ isDefault }) => isDefault);
  const save = async () => {
    const done = await run({ consumer, ...(value !== '' && { profile: `profile:${value}` }) });
    if (done) setChosen(undefined);
  };
  return (
    <li>
      <div className={styles.row}>
        <Field
          className={styles.field}
          label={t(`consumer.${consumer}`)}
          hint={t(`consumer.${consumer}.for`)}
          {...(profileId === undefined && { validationState: 'warning' as const, validationMessage: t('binding.nobody') })}
        >
          <Select value={value} onChange={(_event, data) => setChosen(data.value)}>
            <option value="">{standard ? t('binding.default', { name: standard.name }) : t('binding.no-default')}</option>
            {profiles.map(({ id, name, status }) => (
              <option key={id} value={id}>
                {status === 'active' ? name : t('binding.disabled', { name })}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          disabled={value === now}
          disabledFocusable={isPending}
          onClick={save}
          aria-label={t('binding.save', { consumer: t(`consumer.${consumer}`) })}
        >
          {t('binding.save.short')}
        </Button>
      </div>
      <Trouble error={error} />
    </li>
  );
}

/** Which profile serves each part of the desk; each is changed by itself. */
export function BindingRows({ bindings, profiles }: { bindings: readonly BindingFacts[]; profiles: readonly ProfileFacts[] }) {
  const styles = useStyles();
  const usable = profiles.filter(({ status }) => status !== 'archived');
  return (
    <ul className={styles.list}>
      {bindings.map((binding) => (
        <BindingRow key={binding.consumer} binding={binding} profiles={usable} />
      ))}
    </ul>
  );
}
