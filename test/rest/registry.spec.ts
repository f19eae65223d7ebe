import assert from 'node:assert/strict';
import SwaggerParser from '@apidevtools/swagger-parser';
import { actionAddress, queryAddress } from '../../shared/api/addresses.ts';
import type { Answer, ApiProblem, Me } from '../../shared/api/answers.ts';
import { type RestDesk, restDesk } from './rest-fixture.ts';

describe('The REST interface and the registry', () => {
  let desk: RestDesk;
  before(async () => {
    desk = await restDesk();
  });
  after(() => desk.close());

  it('takes every action and every query at its address, and answers in one of its two forms', async () => {
    const odd: string[] = [];
    for (const { type, name } of desk.core.registry.definitions) {
      const answer =
        type === 'action' ? await desk.perform('ada', name, { words: 'nothing of use' }) : await desk.ask('ada', name, {});
      const body = answer.body as Partial<Answer> & Partial<ApiProblem>;
      const isAnswer = answer.status === 200 && typeof body.text === 'string' && typeof body.undoable === 'boolean';
      const isProblem =
        [403, 404, 409, 422, 503].includes(answer.status) && typeof body.detail === 'string' && typeof body.code === 'string';
      if (!(isAnswer || isProblem) || body.code === 'no-such-call' || body.code === 'no-such-address')
        odd.push(`${name} ${answer.status} ${answer.text.slice(0, 200)}`);
      if (name === 'session.sign-out') await desk.perform('ada', 'session.sign-in');
    }
    assert.deepEqual(odd, []);
    assert.deepEqual(
      desk.logged.filter(({ level }) => level === 'error'),
      [],
    );
  });

  it('describes in OpenAPI exactly what there is, and nothing else', async () => {
    const { body } = await desk.call<{ openapi: string; paths: Record<string, Record<string, { operationId: string }>> }>(
      'ada',
      '/api/openapi.json',
      {
        token: '',
      },
    );
    const described = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
    );
    const there = desk.core.registry.definitions.map(({ type, name }) =>
      type === 'action' ? `post ${actionAddress(name)} ${name}` : `get ${queryAddress(name)} ${name}`,
    );
    const fixed = ['get /api/app-package app-package', 'get /api/config config', 'get /api/events events', 'get /api/me me'];
    assert.deepEqual(described.sort(), [...there, ...fixed].sort());
    for (const line of described) {
      const [method = '', path = ''] = line.split(' ');
      const { status } = await desk.call('ada', path, { method: method.toUpperCase(), token: 'no.such.token' });
      assert.ok(status !== 404 && status !== 405, line);
    }
    assert.equal(body.openapi, '3.1.0');
    await SwaggerParser.validate(structuredClone(body) as never);
  });

  it('tells each person of what they may use, with inputs as the fields have them', async () => {
    const names = async (person: string) => (await desk.call<Me>(person, '/api/me')).body.definitions.map(({ name }) => name);
    const [tess, iris, ada] = await Promise.all(['tess', 'iris', 'ada'].map(names));
    assert.ok(tess!.includes('note.add') && !tess!.includes('approval.approve') && !tess!.includes('profile.add'));
    assert.ok(!iris!.includes('note.add') && iris!.includes('ticket.show'));
    assert.ok(ada!.includes('profile.add'));
    for (const one of [tess!, iris!, ada!]) assert.ok(!one.includes('ticket.flag-sla-risk'));
    const { definitions } = (await desk.call<Me>('tess', '/api/me')).body;
    const log = definitions.find(({ name }) => name === 'time-entry.log')!;
    assert.equal(log.scope, 'work');
    assert.deepEqual(
      log.inputs.map(({ name, kind, required }) => [name, kind, required]),
      Object.entries(desk.core.registry.find('time-entry.log')!.input).map(([name, field]) => [
        name,
        field.kind,
        !field.optional && field.initial === undefined,
      ]),
    );
    assert.equal(definitions.find(({ name }) => name === 'reply.write')!.audience, 'contact');
  });
});
