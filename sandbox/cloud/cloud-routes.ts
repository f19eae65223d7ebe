import type { RouteFaults } from '../faults/route-faults.ts';
import type { Route, SandboxReply } from '../http/routes.ts';
import { isObject } from '../json.ts';
import type { ExchangeLog } from '../log/exchange-log.ts';
import { pageFile } from '../page-files.ts';
import type { Cloud } from './cloud.ts';
import type { CloudCommands } from './cloud-commands.ts';
import { cloudCommands } from './cloud-commands.ts';
import { cloudState } from './cloud-state.ts';

const folder = new URL('./page/', import.meta.url);

async function run(commands: CloudCommands, name: string, body: unknown): Promise<SandboxReply> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || !isObject(body)) return { status: 404, body: { error: `There is no command ${name}.` } };
  try {
    await command(body);
    return { status: 200, body: {} };
  } catch (problem) {
    return { status: 400, body: { error: problem instanceof Error ? problem.message : 'unknown' } };
  }
}

/** The cloud's page under `/cloud`, its state and its commands. */
export function cloudPageRoutes(cloud: Cloud, faults: RouteFaults, log: ExchangeLog): readonly Route[] {
  const commands = cloudCommands(cloud, faults);
  const page: Route['handle'] = () => pageFile(new URL('index.html', folder), 'index.html');
  return [
    { method: 'GET', path: '/cloud', handle: page },
    { method: 'GET', path: '/cloud/', handle: page },
    {
      method: 'GET',
      path: '/cloud/page/:name',
      handle: ({ params: { name = '' } }) => pageFile(new URL(name, folder), name),
    },
    { method: 'GET', path: '/cloud/api/state', handle: () => ({ status: 200, body: cloudState(cloud, faults, log) }) },
    { method: 'POST', path: '/cloud/api/:command', handle: ({ params, body }) => run(commands, params['command'] ?? '', body) },
  ];
}
