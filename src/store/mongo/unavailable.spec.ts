import assert from 'node:assert/strict';
import { StoreUnavailable } from '../../../shared/errors/store-errors.ts';
import { openMongoStore } from './open-mongo-store.ts';
import { startRecorder } from './wire-recorder.ts';

describe('a MongoDB that cannot serve', () => {
  const refuses = (uri: string, remedy: RegExp): Promise<void> =>
    assert.rejects(openMongoStore({ uri, selectionTime: 300 }), (error: unknown) => {
      assert.ok(error instanceof StoreUnavailable, String(error));
      assert.match(error.remedy, remedy);
      assert.doesNotMatch(`${error.message} ${error.remedy}`, /secret/);
      return true;
    });

  it('is told from one that is not there', () => refuses('mongodb://u:secret@127.0.0.1:1/deskhand', /running/));

  it('is told from an address that cannot be read', () => refuses('mongo//u:secret@nowhere', /MONGODB_URI/));

  it('is told from a standalone server', async () => {
    const recorder = await startRecorder();
    recorder.hello = { isWritablePrimary: true };
    await refuses(recorder.uri, /--replSet/);
    await recorder.stop();
  });

  it('is told from wrong credentials', async () => {
    const recorder = await startRecorder();
    recorder.answers.set('saslStart', { ok: 0, code: 18, codeName: 'AuthenticationFailed', errmsg: 'Authentication failed.' });
    await refuses(recorder.uri.replace('mongodb://', 'mongodb://u:secret@'), /user, the password/);
    await recorder.stop();
  });
});
