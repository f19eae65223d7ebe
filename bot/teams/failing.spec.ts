import assert from 'node:assert/strict';
import { Failure } from '../../shared/errors/failure.ts';
import { openEndpoint } from './endpoint-fixture.ts';

describe('A turn whose handler throws', () => {
  let endpoint: Awaited<ReturnType<typeof openEndpoint>>;
  afterEach(() => endpoint.close());

  const broken = async () => {
    throw new Error('secret detail');
  };
  const shapes: [string, object][] = [
    ['adaptiveCard/action', { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'SENTENCE' }],
    ['task/fetch', { task: { type: 'message', value: 'SENTENCE' } }],
    ['composeExtension/submitAction', { task: { type: 'message', value: 'SENTENCE' } }],
    ['composeExtension/query', { composeExtension: { type: 'message', text: 'SENTENCE' } }],
    [
      'application/search',
      { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: '500', message: 'SENTENCE' } },
    ],
  ];
  const sentence =
    'Something went wrong on our side. Please try again; if it keeps happening, give your administrator this reference: REF-1.';

  it('tells the person a reference and keeps the details in the log', async () => {
    endpoint = await openEndpoint({ handlers: { text: broken } });
    assert.equal((await endpoint.post(endpoint.activity())).status, 200);
    assert.equal(endpoint.connector.received[0]?.body.text, sentence);
    const [line] = endpoint.log.lines as unknown as { fields: { reference: string; err: Error } }[];
    assert.equal(line?.fields.reference, 'REF-1');
    assert.equal(line?.fields.err.message, 'secret detail');
  });

  it('tells a foreseen failure in its own words', async () => {
    const text = async () => {
      throw new Failure('busy', 'busy', 'The desk is busy.', 'Try again in a minute.');
    };
    endpoint = await openEndpoint({ handlers: { text } });
    await endpoint.post(endpoint.activity());
    assert.equal(endpoint.connector.received[0]?.body.text, 'The desk is busy. Try again in a minute.');
  });

  for (const [name, shape] of shapes) {
    it(`answers ${name} in the shape that Teams shows`, async () => {
      const handlers = {
        execute: broken,
        dialogOpen: broken,
        extensionSubmit: broken,
        extensionQuery: broken,
        typeAhead: broken,
      };
      endpoint = await openEndpoint({ handlers });
      const answer = await endpoint.post(endpoint.activity({ type: 'invoke', name }));
      assert.equal(answer.status, 200);
      assert.deepEqual(answer.body, JSON.parse(JSON.stringify(shape).replace('SENTENCE', sentence)));
    });
  }

  it('is told once when nobody knows whether the sentence arrived', async () => {
    endpoint = await openEndpoint({ handlers: { text: broken } });
    endpoint.connector.answer(() => ({ status: 502 }));
    assert.equal((await endpoint.post(endpoint.activity())).status, 200);
    assert.equal((await endpoint.post(endpoint.activity())).status, 200);
    assert.equal(endpoint.connector.received.length, 1);
    assert.deepEqual(
      endpoint.records.map(({ state }) => state),
      ['uncertain'],
    );
  });

  it('is delivered again when there is nobody to tell, without a stack in the answer', async () => {
    endpoint = await openEndpoint({ handlers: { removed: broken } });
    const removal = endpoint.activity({ type: 'installationUpdate', action: 'remove' });
    const answer = await endpoint.post(removal);
    assert.deepEqual([answer.status, answer.body.text], [500, 'The turn failed. Reference: REF-1.']);
    await endpoint.post(removal);
    assert.equal(endpoint.calls.length, 2);
  });

  it('runs again at the next delivery when the person could not be told', async () => {
    endpoint = await openEndpoint({ handlers: { text: broken } });
    endpoint.connector.answer(() => ({ status: 403 }));
    assert.equal((await endpoint.post(endpoint.activity())).status, 500);
    endpoint.connector.answer(() => ({ status: 201, body: { id: 'x' } }));
    assert.equal((await endpoint.post(endpoint.activity())).status, 200);
    assert.equal(endpoint.calls.length, 2);
  });
});
