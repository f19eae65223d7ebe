import {
  Checkbox,
  FieldContextProvider,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Switch,
  Textarea,
} from '@fluentui/react-components';
import type { HTMLAttributes } from 'react';
import type { DescribedInput } from '../../shared/fields/describe-inputs.ts';
import { useTexts } from '../text/use-texts.ts';
import { DurationControl } from './duration-control.tsx';
import { SuggestControl } from './suggest-control.tsx';

/** What a control is given. It shows `value`, tells `onChange`, and carries the ids and marks that Fluent's `Field` hands it. */
export interface ControlProps {
  input: DescribedInput;
  value: string;
  onChange(value: string): void;
  /** Names the control in the page, so that a form can put the focus on it. */
  name: string;
}

const mostRadios = 5;

function TextControl({ input, value, onChange, ...field }: ControlProps) {
  const { lines = 1, secret, format } = input;
  if (lines > 1)
    return <Textarea {...field} resize="vertical" rows={lines} value={value} onChange={(_event, data) => onChange(data.value)} />;
  const type = secret ? 'password' : format === 'mail' ? 'email' : 'text';
  return <Input {...field} type={type} autoComplete="off" value={value} onChange={(_event, data) => onChange(data.value)} />;
}

function NumberControl({ input, value, onChange, ...field }: ControlProps) {
  const { minimum, maximum } = input;
  const bounds = { ...(minimum !== undefined && { min: minimum }), ...(maximum !== undefined && { max: maximum }) };
  return <Input {...field} {...bounds} inputMode="decimal" value={value} onChange={(_event, data) => onChange(data.value)} />;
}

function DayControl({ input: _input, value, onChange, ...field }: ControlProps) {
  return <Input {...field} type="date" value={value} onChange={(_event, data) => onChange(data.value)} />;
}

function TimeControl({ input: _input, value, onChange, ...field }: ControlProps) {
  return <Input {...field} type="time" value={value} onChange={(_event, data) => onChange(data.value)} />;
}

function ToggleControl({ input: _input, value, onChange, ...field }: ControlProps) {
  const { t } = useTexts();
  const isOn = value === 'yes' || value === 'true';
  return (
    <Switch
      {...field}
      checked={isOn}
      label={t(isOn ? 'form.yes' : 'form.no')}
      onChange={(_event, data) => onChange(data.checked ? 'yes' : 'no')}
    />
  );
}

function ChoiceControl({ input, value, onChange, name, ...field }: ControlProps) {
  const { t } = useTexts();
  const { choices = [], required } = input;
  if (choices.length <= mostRadios)
    return (
      <RadioGroup {...field} name={name} value={value} onChange={(_event, data) => onChange(data.value)}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.title} />
        ))}
      </RadioGroup>
    );
  return (
    <Select {...field} name={name} value={value} onChange={(_event, data) => onChange(data.value)}>
      {(value === '' || !required) && <option value="">{t('form.choose')}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.title}
        </option>
      ))}
    </Select>
  );
}

const useStyles = makeStyles({ several: { display: 'flex', flexDirection: 'column' } });

function ChoicesControl({ input, value, onChange, name, ...field }: ControlProps) {
  const styles = useStyles();
  const { choices = [] } = input;
  const chosen = new Set(value.split(',').map((one) => one.trim()));
  // A group of boxes is no input itself: it has a name and a description, but cannot be marked as needed or wrong.
  const { id, 'aria-labelledby': labelledBy, 'aria-describedby': describedBy } = field as HTMLAttributes<HTMLElement>;
  const toggle = (one: string, isOn: boolean) => {
    const now = choices.map((choice) => choice.value).filter((other) => (other === one ? isOn : chosen.has(other)));
    onChange(now.join(','));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: Fluent's field gives the label; a fieldset would want a second one.
    <div role="group" id={id} aria-labelledby={labelledBy} aria-describedby={describedBy} className={styles.several}>
      {/* The label, the id and the marks are those of the group, not of each box. */}
      <FieldContextProvider value={undefined}>
        {choices.map((choice, index) => (
          <Checkbox
            key={choice.value}
            {...(index === 0 && { name })}
            label={choice.title}
            checked={chosen.has(choice.value)}
            onChange={(_event, data) => toggle(choice.value, data.checked === true)}
          />
        ))}
      </FieldContextProvider>
    </div>
  );
}

/** The one control for each kind of field. */
export function Control(props: ControlProps) {
  switch (props.input.kind) {
    case 'text':
      return <TextControl {...props} />;
    case 'number':
      return <NumberControl {...props} />;
    case 'duration':
      return <DurationControl {...props} />;
    case 'day':
      return <DayControl {...props} />;
    case 'time':
      return <TimeControl {...props} />;
    case 'toggle':
      return <ToggleControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'choices':
      return <ChoicesControl {...props} />;
    case 'person':
    case 'reference':
      return <SuggestControl {...props} />;
  }
}
