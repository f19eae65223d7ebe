import assert from 'node:assert/strict';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import { byTenant, define, doc, type Use } from './setting.ts';

/** Writes at the same time: exactly one wins, none is lost. */
export function claiming(use: Use): void {
  describe('claiming', () => {
    it('lets exactly one of 50 claim a document', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('job', { owner: null }));
      const claims = await Promise.all(
        Array.from({ length: 50 }, (_, worker) =>
          things.findOneAndUpdate({ _id: 'job', tenantId: 't', owner: null }, { $set: { owner: worker } }),
        ),
      );
      const winners = claims.filter((claim) => claim !== undefined);
      assert.equal(winners.length, 1);
      assert.equal((await things.findOne({ _id: 'job', tenantId: 't' }))?.['owner'], winners[0]?.['owner']);
    });

    it('hands each of 20 jobs to one of 50 workers', async () => {
      const things = use().store.collection(define([{ name: 'state', key: { tenantId: 1, state: 1, at: 1 } }]));
      await things.insertMany(Array.from({ length: 20 }, (_, at) => doc(`job${at}`, { state: 'due', at })));
      const claims = await Promise.all(
        Array.from({ length: 50 }, () =>
          things.findOneAndUpdate({ tenantId: 't', state: 'due' }, { $set: { state: 'taken' } }, { sort: { at: 1 } }),
        ),
      );
      const taken = claims.flatMap((claim) => (claim ? [claim._id] : []));
      assert.equal(taken.length, 20);
      assert.equal(new Set(taken).size, 20);
    });

    it('counts 200 increments at the same time', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('counter', { n: 0 }));
      await Promise.all(
        Array.from({ length: 200 }, () => things.updateOne({ _id: 'counter', tenantId: 't' }, { $inc: { n: 1 } })),
      );
      assert.equal((await things.findOne({ _id: 'counter', tenantId: 't' }))?.['n'], 200);
    });

    it('inserts once though 50 upsert at the same time', async () => {
      const things = use().store.collection(define([byTenant]));
      const done = await Promise.all(
        Array.from({ length: 50 }, () =>
          things.updateOne({ _id: 'counter', tenantId: 't' }, { $inc: { n: 1 } }, { upsert: true }),
        ),
      );
      assert.equal(done.filter((one) => one.upsertedId !== undefined).length, 1);
      assert.equal((await things.findOne({ _id: 'counter', tenantId: 't' }))?.['n'], 50);
    });

    it('gives each of 100 a number of its own', async () => {
      const things = use().store.collection(define([byTenant]));
      const numbers = await Promise.all(
        Array.from({ length: 100 }, () =>
          things.findOneAndUpdate({ _id: 'numbers', tenantId: 't' }, { $inc: { last: 1 } }, { upsert: true }),
        ),
      );
      assert.equal(new Set(numbers.map((one) => one?.['last'])).size, 100);
    });

    it('lets one of 30 insert the same key, and tells the others', async () => {
      const things = use().store.collection(define([{ name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true }]));
      const done = await Promise.allSettled(
        Array.from({ length: 30 }, (_, at) => things.insertOne(doc(`d${at}`, { mail: 'x' }))),
      );
      const failed = done.filter((one) => one.status === 'rejected');
      assert.equal(failed.length, 29);
      assert.ok(failed.every((one) => one.reason instanceof DuplicateKey));
      assert.equal(await things.count({ tenantId: 't' }), 1);
    });

    it('lets one of 30 change a version', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a', { version: 1 }));
      const done = await Promise.all(
        Array.from({ length: 30 }, (_, by) =>
          things.updateOne({ _id: 'a', tenantId: 't', version: 1 }, { $set: { by }, $inc: { version: 1 } }),
        ),
      );
      assert.equal(done.filter((one) => one.matched === 1).length, 1);
    });

    it('does not let a failing write take others of the same moment with it', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a', { text: 'x' }));
      const done = await Promise.allSettled([
        things.insertOne(doc('b')),
        things.insertOne(doc('a')),
        things.updateOne({ _id: 'a', tenantId: 't' }, { $inc: { text: 1 } }),
        things.insertOne(doc('c')),
      ]);
      assert.deepEqual(
        done.map((one) => one.status),
        ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
      );
      assert.equal(await things.count({ tenantId: 't' }), 3);
    });
  });
}
