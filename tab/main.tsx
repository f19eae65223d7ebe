import { handUp } from './host/silent-frame.ts';

// In the frame of a silent sign-in nothing is drawn: its answer is handed up to the page that asked.
if (!handUp(window)) {
  const { start } = await import('./start.tsx');
  await start({ now: () => new Date(), newId: () => crypto.randomUUID() });
}
