import { adapters } from './adapters.ts';
import { aggregating } from './aggregating.ts';
import { bulks } from './bulks.ts';
import { claiming } from './claiming.ts';
import { filtering } from './filtering.ts';
import { indexing } from './indexing.ts';
import { paging } from './paging.ts';
import { refusing } from './refusing.ts';
import type { Setting } from './setting.ts';
import { updating } from './updating.ts';
import { updatingArrays } from './updating-arrays.ts';
import { values } from './values.ts';
import { writing } from './writing.ts';

const themes = { writing, values, filtering, paging, indexing, updating, updatingArrays, claiming, bulks, aggregating, refusing };

for (const adapter of adapters) {
  describe(`the store contract on ${adapter.name}`, () => {
    let setting: Setting | undefined;

    before(async function () {
      this.timeout(60_000);
      const opened = await adapter.open();
      // Without a server its cases are listed as pending, each by its name.
      if (typeof opened === 'string') this.skip();
      setting = opened;
    });

    after(async () => {
      await setting?.close();
    });

    for (const theme of Object.values(themes)) theme(() => setting as Setting);
  });
}
