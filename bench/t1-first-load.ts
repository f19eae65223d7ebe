import { builtFrom, builtTab } from './first-load/built-sizes.ts';
import { helloTab } from './first-load/hello-tab.ts';
import { type Figure, type Measurement, rounded } from './harness/measurement.ts';

/** What Teams loads until a technician sees the first page: the start, the host layer for Teams, and that page. */
const firstPage = ['index.html', 'start.tsx', 'host/teams-host.ts', 'theme/default.ts', 'views/my-work/my-work.tsx'];

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

async function measure(): Promise<Figure[]> {
  const [ours, hello] = [await builtTab(), await builtFrom(helloTab)];
  try {
    const [mine, least] = [await ours.bytesFor(firstPage), await hello.bytesFor(['index.html'])];
    const detail = `${kilobytes(mine.bytes)} of JavaScript (gzip, ${mine.files.length} files) until “My work” is there in Teams, against ${kilobytes(least.bytes)} of a hello-world tab with one theme, a title and a button, laid out with makeStyles`;
    return [{ id: 'T1', ratio: rounded(mine.bytes / least.bytes), control: 1, target: 1.5, detail }];
  } finally {
    await Promise.all([ours.remove(), hello.remove()]);
  }
}

/** How much JavaScript comes before the first page, against the smallest tab of the same kind. */
export const firstLoad: Measurement = { id: 'T1', title: 'first load of the tab', run: measure };
