// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of the card templates.
import { Template } from 'adaptivecards-templating';

// No user's words ever stand in a template, and every field that one names is always given.
const head = { type: 'TextBlock', text: '${title}', wrap: true, size: 'medium', weight: 'bolder', style: 'heading' };
const text = { type: 'TextBlock', text: '${text}', wrap: true };

/** Title, text and lines: welcome, farewell, sign-in. */
export const plainPage = new Template([
  head,
  text,
  { type: 'TextBlock', $data: '${lines}', text: '${$data}', wrap: true, spacing: 'small' },
]);

/** One message on its coloured ground: what is so, and how to go on. */
export const messagePage = new Template([
  {
    type: 'Container',
    style: '${ground}',
    items: [head, text, { type: 'TextBlock', $when: "${remedy != ''}", text: '${remedy}', wrap: true }],
  },
  { type: 'TextBlock', $when: "${reference != ''}", text: 'Reference: ${reference}', wrap: true, isSubtle: true, size: 'small' },
]);

/** Commands by group, each with an example of how it is typed. */
export const helpPage = new Template([
  head,
  text,
  {
    type: 'Container',
    $data: '${groups}',
    spacing: 'medium',
    items: [
      { type: 'TextBlock', text: '${name}', wrap: true, weight: 'bolder', color: 'accent' },
      { type: 'FactSet', spacing: 'small', facts: [{ $data: '${commands}', title: '${example}', value: '${summary}' }] },
    ],
  },
]);

/** Who the person is here and how days and times are shown. */
export const settingsPage = new Template([
  head,
  { type: 'FactSet', facts: [{ $data: '${facts}', title: '${name}', value: '${value}' }] },
  { type: 'TextBlock', text: '${hint}', wrap: true, isSubtle: true, size: 'small' },
]);
