import type { JsonObject } from '../json.ts';
import type { CommandParameter, ExtensionCommand } from './app-manifest.ts';

function inputOf(parameter: CommandParameter): JsonObject {
  const common = { id: parameter.name, label: parameter.title, placeholder: parameter.description };
  switch (parameter.inputType) {
    case 'textarea':
      return { ...common, type: 'Input.Text', isMultiline: true };
    case 'choiceset':
      return { ...common, type: 'Input.ChoiceSet', choices: parameter.choices };
    case 'toggle':
      return { type: 'Input.Toggle', id: parameter.name, title: parameter.title };
    case 'number':
      return { ...common, type: 'Input.Number' };
    case 'date':
      return { ...common, type: 'Input.Date' };
    case 'time':
      return { ...common, type: 'Input.Time' };
    default:
      return { ...common, type: 'Input.Text' };
  }
}

/** The form which Teams itself makes for an action command that fetches no dialog. */
export function parametersCard(command: ExtensionCommand): JsonObject {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: command.parameters.map(inputOf),
    actions: [{ type: 'Action.Submit', title: 'Submit' }],
  };
}
