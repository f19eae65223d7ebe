import { hostConfig } from './card-host-config.js';
import { h, openLink } from './dom.js';
import { markdownHtml } from './markdown.js';
import { registerTypeahead, setTypeahead } from './typeahead-input.js';

const { AdaptiveCards } = window;

AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
AdaptiveCards.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownHtml(text);
  result.didProcess = true;
};
registerTypeahead();

/** The renderer leaves some groups without a role and some inputs without their label. @param {HTMLElement} root */
function completeAccessibility(root) {
  for (const group of root.querySelectorAll('.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect')) {
    group.setAttribute('role', group.classList.contains('ac-choiceSetInput-expanded') ? 'radiogroup' : 'group');
    group.removeAttribute('tabindex');
  }
  for (const box of root.querySelectorAll('div[aria-labelledby]:not([role])')) {
    const input = box.querySelector('input');
    if (input && !input.hasAttribute('aria-labelledby'))
      input.setAttribute('aria-labelledby', box.getAttribute('aria-labelledby') ?? '');
    box.removeAttribute('aria-labelledby');
  }
  for (const label of root.querySelectorAll('label[for]')) {
    const target = root.querySelector(`#${CSS.escape(label.getAttribute('for') ?? '')}`);
    if (target?.tagName === 'DIV') label.removeAttribute('for');
  }
  for (const menu of root.querySelectorAll('[role="menubar"]')) {
    menu.removeAttribute('role');
    for (const item of menu.querySelectorAll('[role="menuitem"]')) item.removeAttribute('role');
  }
}

/**
 * A card on the screen.
 * @param {any} json
 * @param {{ onPress?: (action: any) => void, typeahead?: (dataset: string, text: string) => Promise<{ title: string, value: string }[]> }} [options]
 *   `onPress` gets `Action.Execute` and `Action.Submit` with the inputs in their data
 */
export function cardView(json, { onPress, typeahead } = {}) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig;
  if (typeahead) setTypeahead(card, typeahead);
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) openLink(action.url ?? '');
    else if (onPress) onPress({ ...action.toJSON(), data: action.data });
  };
  card.onAnchorClicked = (_element, anchor) => {
    openLink(anchor.href);
    return true;
  };
  try {
    // The renderer takes `choices.data` from version 1.6 on only; Teams takes it in every version.
    card.parse({ ...json, version: '1.6' }, new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_6));
    const element = card.render();
    if (!element) throw new Error('nothing to show');
    completeAccessibility(element);
    return h('div', { class: 'card', test: 'card' }, element);
  } catch (problem) {
    return h('div', { class: 'card card-problem', test: 'card', text: `This card cannot be shown: ${problem.message}` });
  }
}
