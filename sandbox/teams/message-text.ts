function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function withMentions(text: string): string {
  let at = 0;
  return text
    .split(/<at>(.*?)<\/at>/s)
    .map((part, index) => {
      if (index % 2 === 0) return escaped(part);
      const span = `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="${at}">${escaped(part)}</span>`;
      at += 1;
      return span;
    })
    .join('');
}

/** The HTML copy which Teams attaches to a person's text: escaped, a paragraph a line. */
export function messageHtml(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `<p>${line === '' ? '&nbsp;' : withMentions(line)}</p>`)
    .join('');
}

/** Puts the mention in as Teams writes it: typed `@Name` becomes `<at>Name</at>`, and with `always` one is put in front when none was typed. */
export function withBotMention(
  text: string,
  botName: string,
  always: boolean,
): { readonly text: string; readonly mentionsBot: boolean } {
  const pattern = new RegExp(`@${botName.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu');
  const typed = text.replace(pattern, `<at>${botName}</at>`);
  if (typed.includes(`<at>${botName}</at>`)) return { text: typed, mentionsBot: true };
  return always ? { text: `<at>${botName}</at> ${text}`, mentionsBot: true } : { text, mentionsBot: false };
}
