import type { Tenant } from '../../shared/domain/tenant.ts';
import { Failure } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';
import { assemble, remember, valuesFor } from '../app-package/make-package.ts';
import { zipOf } from '../app-package/package-files.ts';
import { deskPackages, targetName } from '../app-package/package-record.ts';
import { deskClient } from '../cli/desk-client.ts';
import type { Settings } from '../config/settings.ts';
import type { Core } from '../core.ts';

/** A package as it is handed out. */
export interface HandedPackage {
  /** What the file is called. */
  name: string;
  zip: Uint8Array;
}

/** Makes a desk's app package; its versions are remembered in the data folder. Throws `Failure` `no-teams-profile`, or `package-unsound` with what Teams would refuse. */
export async function deskPackage(settings: Settings, core: Core, tenant: Tenant): Promise<HandedPackage> {
  const { desk, clientId } = await deskClient(core, tenant._id);
  const target = { desk };
  const zips = deskPackages(settings.data);
  const made = await assemble(target, valuesFor(target, settings, clientId), zips);
  if (!made.sound) {
    const problems = made.report.flatMap(({ findings }) => findings.filter(({ level }) => level === 'problem'));
    const text = say`Teams would refuse the package: ${problems.map((problem) => problem.text).join(' ')}`;
    throw new Failure(
      'package-unsound',
      'conflict',
      text,
      say`Whoever runs Deskhand mends that; “deskhand app validate” shows it.`,
    );
  }
  remember(target, made, zips);
  return { name: `deskhand-${targetName(target)}-${made.version}.zip`, zip: zipOf(made.files) };
}
