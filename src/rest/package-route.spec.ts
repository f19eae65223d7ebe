import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { type RestDesk, restDesk } from '../../test/rest/rest-fixture.ts';

describe('GET /api/app-package', () => {
  let desk: RestDesk;
  before(async () => {
    desk = await restDesk();
  });
  after(() => desk.close());

  const fetched = async (person: string) => {
    const headers = { authorization: `Bearer ${await desk.token(person)}` };
    return fetch(`${desk.server.url}/api/app-package`, { headers });
  };

  it('hands an administrator the zip of their own desk, the same each time', async () => {
    const response = await fetched('ada');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/zip');
    assert.match(response.headers.get('content-disposition') ?? '', /filename="deskhand-desk-northwind-it-services-[\d.]+\.zip"/);
    const zip = new Uint8Array(await response.arrayBuffer());
    const files = unzipSync(zip);
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']));
    const [profile] = await desk.stored().profiles.all();
    assert.equal(manifest.webApplicationInfo.id, profile!.clientId);
    assert.deepEqual(new Uint8Array(await (await fetched('ada')).arrayBuffer()), zip);
  });

  it('makes another for another desk', async () => {
    const name = (await fetched('maya')).headers.get('content-disposition') ?? '';
    assert.match(name, /fabrikam/);
  });

  it('is for administrators alone, and says whom to ask', async () => {
    const { status, body } = await desk.call('tess', '/api/app-package');
    assert.deepEqual([status, body['code']], [403, 'not-allowed']);
    assert.equal((await desk.call('tess', '/api/app-package', { token: '' })).status, 401);
  });
});
