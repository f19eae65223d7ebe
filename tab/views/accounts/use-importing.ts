import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountPage } from '../../../shared/api/query-data.ts';
import { useDeskTab } from '../../client/desk-context.ts';
import { refresh } from '../../client/query-client.ts';
import { describeError } from '../../shell/describe-error.ts';

type Account = AccountPage['accounts'][number];

/** What became of the accounts that were added. */
export interface Imported {
  added: string[];
  /** Who was not added, each with why. */
  refused: { name: string; why: string }[];
}

/** Adds accounts as members one after the other, each a change of its own: what fails leaves the others standing. */
export function useImporting() {
  const { api, world, texts } = useDeskTab();
  const client = useQueryClient();
  const [at, setAt] = useState<number>();
  const [result, setResult] = useState<Imported>();
  const run = async (accounts: readonly Account[], roles: string): Promise<Imported> => {
    const imported: Imported = { added: [], refused: [] };
    setResult(undefined);
    for (const [place, { id, name }] of accounts.entries()) {
      setAt(place + 1);
      try {
        await api.act('member.import', { account: id, roles }, { key: world.newId() });
        imported.added.push(name);
      } catch (error) {
        imported.refused.push({ name, why: describeError(error as Error, texts.t).text });
      }
    }
    setAt(undefined);
    setResult(imported);
    await refresh(client);
    return imported;
  };
  return { run, at, result };
}
