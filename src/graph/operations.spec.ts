import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import graphContract from '../../sandbox/graph/contract/graph-contract.json' with { type: 'json' };
import { allOperations } from './all-operations.ts';
import type { GraphOperation } from './operation.ts';
import { userSelect } from './operations/list-user-changes.ts';
import { permissionsFile, permissionsPage } from './permissions-page.ts';

const operations = allOperations as readonly GraphOperation[];

describe('the operations of Graph', () => {
  it('are all listed, one a file', () => {
    const files = readdirSync(new URL('./operations/', import.meta.url));
    assert.equal(files.length, operations.length);
    assert.equal(new Set(operations.map(({ name }) => name)).size, operations.length);
  });

  it("are all in the contract that is cut from Microsoft's types", () => {
    const known = new Set(Object.keys(graphContract.operations).map((name) => name.replace('()', '')));
    assert.deepEqual(
      operations.map(({ endpoint }) => endpoint).filter((endpoint) => !known.has(endpoint)),
      [],
    );
  });

  it('ask only for properties that the contract knows', () => {
    const user = graphContract.objects.user.properties as Record<string, unknown>;
    for (const name of userSelect.split(',')) assert.ok(name === 'id' || name in user, name);
  });

  it('name their least permission and page', () => {
    for (const { name, permission, documentation, does } of operations) {
      assert.match(permission.application ?? '', /^[A-Z]\w+(\.\w+)+$/, name);
      assert.match(documentation, /^https:\/\/learn\.microsoft\.com\/graph\/api\/[a-z-]+$/, name);
      assert.match(String(permission.withoutIt), /^[A-Z].*\.$/, name);
      assert.match(String(does), /^[a-z].*[^.]$/, name);
    }
  });

  it('are told in docs/permissions.md as they are', () => {
    assert.equal(readFileSync(permissionsFile, 'utf8'), permissionsPage(), 'run: node src/graph/permissions-page.ts');
  });
});
