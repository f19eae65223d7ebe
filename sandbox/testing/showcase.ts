import type { JsonObject } from '../json.ts';
import { objectAt, textAt, valueAt } from '../json.ts';
import type { BotAnswer, EchoBot } from './echo-bot.ts';

const adaptive = 'application/vnd.microsoft.card.adaptive';

function card(content: JsonObject): JsonObject {
  return { contentType: adaptive, content: { type: 'AdaptiveCard', version: '1.5', ...content } };
}

function text(value: string, more: JsonObject = {}): JsonObject {
  return { type: 'TextBlock', text: value, wrap: true, ...more };
}

const inputs: readonly JsonObject[] = [
  { type: 'Input.Text', id: 'note', label: 'Note', isMultiline: true, isRequired: true, errorMessage: 'Write a note first' },
  { type: 'Input.Toggle', id: 'isPublic', title: 'The contact may read it' },
  {
    type: 'Input.ChoiceSet',
    id: 'client',
    label: 'Client',
    placeholder: 'Type to search',
    choices: [],
    'choices.data': { type: 'Data.Query', dataset: 'clients' },
  },
  {
    type: 'Input.ChoiceSet',
    id: 'priority',
    label: 'Priority',
    style: 'expanded',
    value: 'high',
    choices: [
      { title: 'High', value: 'high' },
      { title: 'Low', value: 'low' },
    ],
  },
];

/** A ticket's card with every kind of input and action that the page must handle. */
const ticketCard = card({
  body: [
    text('Printer on floor 2 is broken', { size: 'large', weight: 'bolder' }),
    text('**Ticket 12** for _Fabrikam_ <img src=x onerror=document.title=1>', { isSubtle: true }),
    {
      type: 'FactSet',
      facts: [
        { title: 'Status', value: 'Open' },
        { title: 'Due', value: 'Today, 17:00' },
      ],
    },
    ...inputs,
    { type: 'TextBlock', id: 'more', text: 'Called twice.', isVisible: false, wrap: true },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Add note', verb: 'note.add', style: 'positive', data: { nonce: 'n1' } },
    {
      type: 'Action.ShowCard',
      title: 'Log time',
      card: { type: 'AdaptiveCard', body: [{ type: 'Input.Text', id: 'time', label: 'Time' }] },
    },
    { type: 'Action.ToggleVisibility', title: 'History', targetElements: ['more'] },
    { type: 'Action.Submit', title: 'Edit…', associatedInputs: 'none', data: { msteams: { type: 'task/fetch' } } },
    { type: 'Action.OpenUrl', title: 'Open', url: 'https://desk.contoso.example/tickets/12' },
  ],
});

function form(title: string): BotAnswer {
  const fields = [
    text(title),
    { type: 'Input.Text', id: 'title', label: 'Title', isRequired: true, errorMessage: 'Give it a title' },
  ];
  const shown = card({ body: fields, actions: [{ type: 'Action.Submit', title: 'Create', data: { nonce: 'n2' } }] });
  return { status: 200, body: { task: { type: 'continue', value: { title: 'New ticket', width: 'medium', card: shown } } } };
}

function results(words: string): BotAnswer {
  const attachments = [12, 13].map((number) => ({
    ...card({ body: [text(`Ticket ${number} ${words}`, { weight: 'bolder' })] }),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: `#${number} ${words}`, text: 'Fabrikam, open' },
    },
  }));
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

/** Teaches the bot to answer everything that the page can ask. */
export function teachShowcase(bot: EchoBot): void {
  bot.on('conversationUpdate', async (activity) => {
    await bot.send(activity, { type: 'message', text: 'Welcome to **Deskhand**.\n\n- ask for `help`\n- or press a command' });
    return undefined;
  });
  bot.on('message', async (activity) => {
    const said = (textAt(activity, 'text') ?? '').replace(/<at>.*?<\/at>/, '').trim();
    await bot.send(activity, { type: 'typing' });
    const reply = {
      type: 'message',
      text: `You said: ${said}`,
      suggestedActions: { actions: [{ type: 'imBack', title: 'my tickets', value: 'my tickets' }] },
    };
    await bot.send(activity, said === 'card' ? { type: 'message', attachments: [ticketCard], summary: 'Ticket 12' } : reply);
    return undefined;
  });
  bot.on('adaptiveCard/action', (activity) => {
    const note = textAt(activity, 'value', 'action', 'data', 'note');
    const value = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [text(`Noted: ${note}`), text(JSON.stringify(objectAt(activity, 'value', 'action', 'data')))],
    };
    return { status: 200, body: { statusCode: 200, type: adaptive, value } };
  });
  bot.on('application/search', (activity) => {
    const value = { results: [{ title: `${textAt(activity, 'value', 'queryText')} & <b>Sons</b>`, value: 'c7' }] };
    return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value } };
  });
  bot.on('task/fetch', () => form('What is it about?'));
  bot.on('task/submit', () => ({ status: 200, body: { task: { type: 'message', value: 'Ticket 14 is there.' } } }));
  bot.on('composeExtension/fetchTask', (activity) =>
    form(String(valueAt(activity, 'value', 'messagePayload', 'linkToMessage') ?? 'New')),
  );
  bot.on('composeExtension/submitAction', () => results('new'));
  bot.on('composeExtension/query', (activity) =>
    results(JSON.stringify(valueAt(activity, 'value', 'parameters')).includes('initialRun') ? 'recent' : 'found'),
  );
  bot.on('composeExtension/queryLink', () => results('linked'));
}
