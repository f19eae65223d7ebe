import { sdkCode } from './teams-runtime.js';

const refused = (problem) => [{ errorCode: sdkCode.denied, message: problem.message }];

/** Puts what a page of the app gives on the clipboard. @param {{ mimeType: string, content: string }} what in base64 @returns {Promise<unknown[]>} */
export async function writeClipboard({ mimeType, content }) {
  try {
    const bytes = Uint8Array.from(atob(content), (one) => one.codePointAt(0));
    await navigator.clipboard.write([new ClipboardItem({ [mimeType]: new Blob([bytes], { type: mimeType }) })]);
    return [undefined];
  } catch (problem) {
    return refused(problem);
  }
}

/** What is on the clipboard, as teams-js takes it: a text of JSON. @returns {Promise<unknown[]>} */
export async function readClipboard() {
  try {
    const [item] = await navigator.clipboard.read();
    const mimeType = item?.types[0] ?? 'text/plain';
    const blob = item ? await item.getType(mimeType) : new Blob([]);
    const content = btoa(String.fromCodePoint(...new Uint8Array(await blob.arrayBuffer())));
    return [undefined, JSON.stringify({ mimeType, content })];
  } catch (problem) {
    return refused(problem);
  }
}
