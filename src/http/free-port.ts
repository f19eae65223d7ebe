import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Settings } from '../config/settings.ts';

async function freePort(host: string): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Settings that name a real port where any free one was asked for (`--port 0`), so that the links Deskhand makes can be followed. A host that cannot be listened on is left to the server, which says so. */
export async function withRealPort(settings: Settings): Promise<Settings> {
  if (settings.port !== 0) return settings;
  const port = await freePort(settings.host).catch(() => 0);
  return { ...settings, port, publicUrl: settings.publicUrl.replace(/:0$/, `:${port}`) };
}
