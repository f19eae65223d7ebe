import { refusalOf, sdkCode } from './teams-runtime.js';

/**
 * Answers the calls of one page of the app, as the client of Teams does: the other side of @microsoft/teams-js.
 * @param {HTMLIFrameElement} frame
 * @param {string} origin of the page; nothing is heard from, or told to, any other
 * @param {Record<string, (...args: any[]) => any>} calls what each call of teams-js does, by its name; answers the arguments of the answer
 */
export function hostPage(frame, origin, calls) {
  const handlers = new Set();
  const ending = new AbortController();
  const post = (message) => frame.contentWindow?.postMessage(message, origin);
  const all = { registerHandler: (name) => void handlers.add(name), ...calls };
  const answerTo = async (func, args) => {
    if (!Object.hasOwn(all, func)) return refusalOf(func);
    try {
      return await all[func](...args);
    } catch (problem) {
      return refusalOf(func, String(problem?.message ?? problem), sdkCode.internal);
    }
  };
  const hear = async ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin || typeof data?.func !== 'string') return;
    const { id, uuidAsString, func, args } = data;
    const answer = await answerTo(func, Array.isArray(args) ? args : []);
    if (answer !== undefined) post({ id, uuidAsString, args: answer, monotonicTimestamp: performance.now() });
  };
  window.addEventListener('message', hear, { signal: ending.signal });
  return {
    /**
     * Tells the page of something that it said it wants to hear of.
     * @param {string} func @param {unknown[]} args @param {string} [asked] the name under which it said so, where that is another
     * @returns {boolean}
     */
    tell(func, args, asked = func) {
      if (!handlers.has(asked)) return false;
      post({ func, args, timestamp: Date.now() });
      return true;
    },
    /** Sends the page a message; teams-js keeps it for whoever asks for it later. @param {string} func @param {unknown} message */
    send: (func, message) => post({ func, args: [message], timestamp: Date.now() }),
    end: () => ending.abort(),
  };
}
