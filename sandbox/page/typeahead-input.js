import { h } from './dom.js';

const { AdaptiveCards } = window;
const asking = new WeakMap();
let count = 0;

/** Says whom a card's inputs ask for choices. @param {object} card @param {(dataset: string, text: string) => Promise<{ title: string, value: string }[]>} ask */
export function setTypeahead(card, ask) {
  asking.set(card, ask);
}

/** A text box whose choices come from the bot while one types. */
class TypeaheadInput extends AdaptiveCards.ChoiceSetInput {
  internalRender() {
    if (!this.isDynamicTypeahead()) return super.internalRender();
    count += 1;
    const listId = `choices-${count}`;
    this.input = h('input', {
      type: 'text',
      role: 'combobox',
      class: 'ac-input',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': listId,
      placeholder: this.placeholder ?? '',
      test: `choices-${this.id}`,
      'aria-label': this.placeholder ?? 'Choose',
    });
    this.list = h('div', { role: 'listbox', id: listId, 'aria-label': 'Choices', hidden: true });
    this.status = h('span', { class: 'combo-state', role: 'status' });
    this.chosen = this.choices.find((choice) => choice.value === this.defaultValue) ?? null;
    if (this.chosen) this.input.value = this.chosen.title ?? '';
    this.input.addEventListener('input', () => this.ask());
    this.input.addEventListener('focus', () => this.ask());
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
    return h('div', { class: 'combo' }, this.input, this.list, this.status);
  }

  get value() {
    return this.isDynamicTypeahead() ? (this.chosen?.value ?? '') : super.value;
  }

  isValid() {
    return this.isDynamicTypeahead() ? !this.isRequired || this.value !== '' : super.isValid();
  }

  focus() {
    if (this.input) this.input.focus();
    else super.focus();
  }

  updateInputControlAriaLabelledBy() {
    super.updateInputControlAriaLabelledBy();
    const labels = this.getAllLabelIds();
    if (!this.input) return;
    // The box around the input has no role, so what the renderer says of it belongs to the input.
    if (this.isRequired) this.input.setAttribute('aria-required', 'true');
    for (const name of ['aria-required', 'aria-labelledby']) this.input.parentElement?.removeAttribute(name);
    if (labels.length === 0) return;
    this.input.setAttribute('aria-labelledby', labels.join(' '));
    this.input.removeAttribute('aria-label');
  }

  async ask() {
    const text = this.input.value;
    if (this.chosen && this.chosen.title !== text) this.chosen = null;
    this.asked = text;
    await new Promise((resume) => setTimeout(resume, 200));
    if (this.asked !== text || document.activeElement !== this.input) return;
    this.status.textContent = 'Searching…';
    const matching = this.choices.filter((choice) => (choice.title ?? '').toLowerCase().includes(text.toLowerCase()));
    const ask = asking.get(this.getRootElement());
    const found = ask && text !== '' ? await ask(this.choicesData.dataset, text).catch(() => []) : [];
    if (this.asked !== text) return;
    this.show([...matching, ...found]);
  }

  show(choices) {
    this.active = -1;
    this.status.textContent = choices.length === 0 ? 'No results found' : `${choices.length} found`;
    this.options = choices.map((choice, at) => {
      const option = h('div', { role: 'option', id: `${this.list.id}-${at}`, 'aria-selected': 'false', text: choice.title });
      option.addEventListener('mousedown', (event) => {
        event.preventDefault();
        this.choose(choice);
      });
      return { choice, option };
    });
    this.list.replaceChildren(...this.options.map((one) => one.option));
    this.list.hidden = choices.length === 0;
    this.input.setAttribute('aria-expanded', String(choices.length > 0));
  }

  choose(choice) {
    this.chosen = choice;
    this.input.value = choice.title;
    this.close();
    this.valueChanged();
  }

  close() {
    this.list.hidden = true;
    this.status.textContent = '';
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  onKey(event) {
    if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Enter' && !this.list.hidden && this.options[this.active]) {
      event.preventDefault();
      this.choose(this.options[this.active].choice);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.move(event);
  }

  move(event) {
    event.preventDefault();
    if (this.list.hidden || !this.options?.length) return;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    this.active = (this.active + step + this.options.length) % this.options.length;
    for (const [at, { option }] of this.options.entries()) option.setAttribute('aria-selected', String(at === this.active));
    this.input.setAttribute('aria-activedescendant', this.options[this.active].option.id);
    this.options[this.active].option.scrollIntoView({ block: 'nearest' });
  }
}

/** Has the card renderer use the text box for every `Input.ChoiceSet` with `choices.data`. */
export function registerTypeahead() {
  AdaptiveCards.GlobalRegistry.elements.register('Input.ChoiceSet', TypeaheadInput);
}
