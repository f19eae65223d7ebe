import type { SandboxReply } from '../http/routes.ts';

/** A choice on a page of Entra: a button and what it sends. */
export interface Choice {
  readonly label: string;
  readonly note?: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly isPrimary?: boolean;
}

/** What a page of Entra says. */
export interface EntraPage {
  readonly title: string;
  readonly lines: readonly string[];
  readonly items: readonly string[];
  readonly choices: readonly Choice[];
  /** Where the browser may be sent from here. */
  readonly leadsTo: string;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

function form({ label, note, fields, isPrimary }: Choice): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const text = note === undefined ? '' : ` <span class="note">${escaped(note)}</span>`;
  const kind = isPrimary ? ' class="primary"' : '';
  return `<li><form method="post">${hidden.join('')}<button type="submit"${kind}>${escaped(label)}</button>${text}</form></li>`;
}

/** The page as an answer; it is plain HTML without scripts. */
export function entraPage({ title, lines, items, choices, leadsTo }: EntraPage): SandboxReply {
  const list = items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><link rel="stylesheet" href="/page/base.css"><link rel="stylesheet" href="/cloud/page/entra.css">
</head><body class="entra"><main class="card"><p class="kind">Microsoft Entra (sandbox)</p><h1>${escaped(title)}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${list}<ul class="choices">${choices.map(form).join('')}</ul></main></body></html>`;
  const origin = URL.canParse(leadsTo) ? ` ${new URL(leadsTo).origin}` : '';
  const policy = `default-src 'none'; style-src 'self'; form-action 'self'${origin}; frame-ancestors 'none'; base-uri 'none'`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    // Its own form has to say where it comes from; with “no-referrer” browsers send “null” in place of the origin.
    'referrer-policy': 'same-origin',
  };
  return { status: 200, headers, body: Buffer.from(html) };
}
