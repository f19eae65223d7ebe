import { h } from './dom.js';

const inline =
  /\*\*(?<bold>[^*]+)\*\*|(?<![\w*])[*_](?<italic>[^*_]+)[*_](?!\w)|~~(?<strike>[^~]+)~~|`(?<code>[^`]+)`|\[(?<label>(?:\\.|[^\]\\])+)\]\((?<url>[^)\s]+)\)|<at>(?<at>.*?)<\/at>|(?<bare>https?:\/\/[^\s<>()]+)|\\(?<escaped>[\\`*_{}[\]()#+\-.!~|<>&])/gsu;

/** A link that goes somewhere ordinary, or else its text. @param {string} url @param {(string | Node)[]} label */
function link(url, label) {
  if (!URL.canParse(url) || !['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)) return h('span', {}, ...label);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...label);
}

/** @param {string} text @returns {(string | Node)[]} */
function inlineNodes(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(inline)) {
    nodes.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    const { bold, italic, strike, code, label, url, at, bare, escaped } = match.groups ?? {};
    if (bold !== undefined) nodes.push(h('strong', {}, ...inlineNodes(bold)));
    else if (italic !== undefined) nodes.push(h('em', {}, ...inlineNodes(italic)));
    else if (strike !== undefined) nodes.push(h('s', {}, ...inlineNodes(strike)));
    else if (code !== undefined) nodes.push(h('code', { text: code }));
    else if (url !== undefined) nodes.push(link(url, inlineNodes(label ?? '')));
    else if (at !== undefined) nodes.push(h('span', { class: 'at', text: at }));
    else if (bare !== undefined) nodes.push(link(bare, [bare]));
    else nodes.push(escaped ?? '');
  }
  return [...nodes, text.slice(from)];
}

/** @param {string[]} lines @param {boolean} isMarkdown */
function paragraph(lines, isMarkdown) {
  const parts = lines.flatMap((line, at) => [at > 0 ? h('br') : '', ...(isMarkdown ? inlineNodes(line) : plainNodes(line))]);
  return h('p', {}, ...parts);
}

/** @param {string} text */
function plainNodes(text) {
  return text.split(/(<at>.*?<\/at>|https?:\/\/[^\s<>()]+)/s).map((part, at) => {
    if (at % 2 === 0) return part;
    return part.startsWith('<at>') ? h('span', { class: 'at', text: part.slice(4, -5) }) : link(part, [part]);
  });
}

/**
 * Text as elements: paragraphs, lists, emphasis, code, links and mentions. Everything else in it stays text.
 * @param {string} text @param {boolean} [isMarkdown]
 */
export function textNodes(text, isMarkdown = true) {
  const blocks = [];
  let lines = [];
  const flush = () => {
    if (lines.length > 0) blocks.push(paragraph(lines, isMarkdown));
    lines = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const item = isMarkdown ? /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line) : null;
    const heading = isMarkdown ? /^#{1,6}\s+(.*)$/.exec(line) : null;
    if (item) {
      flush();
      const tag = /^\s*\d/.test(line) ? 'OL' : 'UL';
      if (blocks.at(-1)?.tagName !== tag) blocks.push(h(tag.toLowerCase()));
      blocks.at(-1).append(h('li', {}, ...inlineNodes(item[1] ?? '')));
    } else if (heading) {
      flush();
      blocks.push(h('p', {}, h('strong', {}, ...inlineNodes(heading[1] ?? ''))));
    } else if (line.trim() === '') flush();
    else lines.push(line);
  }
  flush();
  return blocks;
}

/** The same as markup for the card renderer, made from elements and so without anything else's markup. @param {string} text */
export function markdownHtml(text) {
  return h('div', {}, ...textNodes(text)).innerHTML;
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The text of a message in the small XML that bots may use; its elements other than mentions fall away. @param {string} text */
export function xmlNodes(text) {
  const lines = text.replaceAll(/<(?:br|\/p|\/div)\s*\/?>/g, '\n').replaceAll(/<at\b[^>]*>/g, '<at>');
  const bare = lines.replaceAll(/<(?!\/?at>)[^>]*>/g, '');
  const plain = bare.replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/g, (_whole, name) => entities[name]);
  return textNodes(plain, false);
}
