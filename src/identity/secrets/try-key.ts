import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSecretKeys, type SecretKey } from './secret-keys.ts';

const file = 'try-secret.key';

/**
 * The key of try mode: 32 random bytes, made at the first start and kept in the installation's own folder, readable by its owner alone.
 * It lies beside the store that it protects, which is enough for secrets of a sandbox and for nothing else; live mode takes its key from the environment.
 */
export async function trySecretKeys(folder: string): Promise<SecretKey[]> {
  const path = join(folder, file);
  await mkdir(folder, { recursive: true });
  try {
    const made = await open(path, 'wx', 0o600);
    await made.writeFile(`try:${randomBytes(32).toString('base64')}\n`);
    await made.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readSecretKeys(await readFile(path, 'utf8'));
}
