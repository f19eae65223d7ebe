import { serveParent } from '../harness/child.ts';
import { type DeskOptions, startDesk } from './desk-side.ts';

await serveParent(async (options: DeskOptions) => {
  const { url, close } = await startDesk(options);
  return { ready: { url }, close };
});
