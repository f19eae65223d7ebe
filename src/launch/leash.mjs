// Loaded with --import into whatever the launcher spawns: when the launcher is gone, however it went, so is this process.
import { Socket } from 'node:net';
import { endSoon } from './end-soon.mjs';
import { quietExpectedWarnings } from './quiet.mjs';

quietExpectedWarnings();

const descriptor = Number(process.env.DESKHAND_LEASH);
delete process.env.DESKHAND_LEASH;
if (descriptor > 2) {
  const leash = new Socket({ fd: descriptor, readable: true, writable: false });
  leash.on('error', endSoon);
  leash.on('close', endSoon);
  leash.resume();
  leash.unref();
}
