import ts from 'typescript';
import { importsOf, isNodeModule } from '../imports.ts';
import { at, findAll, type Rule } from '../rule.ts';
import { type CodeFile, isForTests } from '../tree.ts';

function isComposition(path: string): boolean {
  return path === 'src/main.ts' || path.startsWith('src/compose/');
}

/** The composition root and its parts may import everything; so may tests and measurements. */
function isFree(path: string): boolean {
  return isComposition(path) || isForTests(path);
}

const INWARD: Record<string, readonly string[]> = {
  shared: ['shared'],
  src: ['shared', 'src'],
  bot: ['shared', 'src', 'bot'],
  tab: ['shared', 'tab'],
  sandbox: ['sandbox'],
};
const ZONES = [...Object.keys(INWARD), 'test', 'bench'];

const direction: Rule = {
  title: 'points inward only: shared <- src <- bot, shared <- tab, and the sandbox stands alone',
  breaches: (file) => {
    const zone = file.path.split('/')[0] ?? '';
    const allowed = INWARD[zone];
    if (!allowed || isFree(file.path)) return [];
    return importsOf(file).flatMap(({ path, position }) => {
      const target = path?.split('/')[0];
      if (target === undefined || allowed.includes(target)) return [];
      const mayBeData = zone !== 'shared' && !ZONES.includes(target);
      return mayBeData ? [] : [at(file, position, `${zone} may not import ${path}`)];
    });
  },
  flags: [
    ['shared/text/fold.ts', "import { x } from '../../src/records/x.ts';"],
    ['src/records/x.ts', "export { y } from '../../bot/teams/y.ts';"],
    ['bot/teams/x.ts', "const page = await import('../../tab/main.tsx');"],
    ['tab/views/x.tsx', "let x: import('../../src/main.ts').Main;"],
    ['sandbox/graph/x.ts', "import type { Ticket } from '../../shared/domain/ticket.ts';"],
    ['src/http/x.ts', "import { clock } from '../../test/clock.ts';"],
    ['shared/text/languages.ts', "import words from '../../appPackage/words.json' with { type: 'json' };"],
  ],
  allows: [
    ['src/main.ts', "import { x } from '../bot/x.ts'; import { y } from '../sandbox/y.ts';"],
    ['src/compose/x.ts', "import { x } from '../../bot/x.ts'; import { y } from '../../sandbox/y.ts';"],
    ['src/http/x.spec.ts', "import { x } from '../../sandbox/x.ts';"],
    ['bot/teams/x.ts', "import { y } from '../../src/y.ts'; import { z } from '../../shared/z.ts';"],
    ['src/cli/x.ts', "import manifest from '../../appPackage/manifest.json' with { type: 'json' };"],
  ],
};

/** Each family of packages and the only folder that knows it; no folder for those that nobody may import. */
const HOMES: readonly { packages: RegExp; home?: string }[] = [
  { packages: /^(botbuilder|botframework-|@microsoft\/teams-ai(\/|$))/, home: 'bot/' },
  { packages: /^restify(\/|$|-)/, home: 'src/http/' },
  { packages: /^(react|react-dom|react-router|react-router-dom|@fluentui\/[\w-]+|@microsoft\/teams-js)(\/|$)/, home: 'tab/' },
  { packages: /^(mongodb|mingo|bson|node:sqlite|sqlite)(\/|$)/, home: 'src/store/' },
  { packages: /^openai(\/|$)/ },
];

const homes: Rule = {
  title:
    'keeps each outside world in its one folder: Teams SDK in bot, restify in src/http, React in tab, databases in src/store',
  breaches: (file) => {
    if (isComposition(file.path) || /^(test|bench)\//.test(file.path)) return [];
    return importsOf(file).flatMap(({ specifier, position }) => {
      const known = HOMES.find(({ packages }) => packages.test(specifier));
      if (!known || (known.home && file.path.startsWith(known.home))) return [];
      return [at(file, position, `${specifier} is known only to ${known.home ?? 'nobody'}`)];
    });
  },
  flags: [
    ['src/records/x.ts', "import { CardFactory } from 'botbuilder';"],
    ['src/records/x.ts', "import type { Activity } from 'botframework-schema';"],
    ['shared/cards/x.ts', "import { Application } from '@microsoft/teams-ai';"],
    ['bot/teams/x.ts', "import restify from 'restify';"],
    ['sandbox/http/x.ts', "import restify from 'restify';"],
    ['src/http/x.ts', "import React from 'react';"],
    ['shared/fields/x.ts', "import { Button } from '@fluentui/react-components';"],
    ['bot/teams/x.ts', "import * as teams from '@microsoft/teams-js';"],
    ['src/records/x.ts', "const { MongoClient } = await import('mongodb');"],
    ['src/jobs/x.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['src/jobs/x.ts', "import { Query } from 'mingo/query';"],
    ['bot/teams/x.ts', "import OpenAI from 'openai';"],
  ],
  allows: [
    ['bot/teams/x.ts', "import { CardFactory } from 'botbuilder';"],
    ['src/http/x.ts', "import restify from 'restify';"],
    ['src/store/embedded/x.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['bench/echo.ts', "import { ActivityHandler } from 'botbuilder'; import restify from 'restify';"],
  ],
};

/** Uses of Node's own globals, which a browser has not. */
function nodeGlobals(file: CodeFile): string[] {
  return findAll(file, (node) => {
    if (!ts.isIdentifier(node) || !/^(Buffer|process|__dirname|__filename|require)$/.test(node.text)) return undefined;
    const { parent } = node;
    const isUse =
      (ts.isPropertyAccessExpression(parent) && parent.expression === node) ||
      (ts.isCallExpression(parent) && parent.expression === node && node.text === 'require') ||
      (ts.isTypeReferenceNode(parent) && node.text === 'Buffer');
    return isUse ? at(file, node.getStart(file.ast), `${node.text} exists only in Node`) : undefined;
  });
}

const pure: Rule = {
  title: 'in shared runs in a browser as well: it uses nothing of Node',
  breaches: (file) => {
    if (!file.path.startsWith('shared/') || isForTests(file.path)) return [];
    const modules = importsOf(file).filter(({ specifier }) => isNodeModule(specifier));
    return [
      ...modules.map(({ specifier, position }) => at(file, position, `${specifier} exists only in Node`)),
      ...nodeGlobals(file),
    ];
  },
  flags: [
    ['shared/text/x.ts', "import { createHash } from 'node:crypto';"],
    ['shared/text/x.ts', "import { join } from 'path';"],
    ['shared/text/x.ts', "export const bytes = Buffer.from('a');"],
    ['shared/text/x.ts', 'process.exit();'],
  ],
  allows: [
    ['shared/text/x.spec.ts', "import assert from 'node:assert/strict';"],
    ['shared/text/x.ts', 'export const process = (line: string) => line; process("a");'],
  ],
};

const launcher: Rule = {
  title: 'of the launcher imports Node alone, for it runs before anything is installed',
  breaches: (file) => {
    if (!/^src\/launch(\.mjs$|\/)/.test(file.path)) return [];
    return importsOf(file)
      .filter(({ specifier, path }) => !specifier.startsWith('node:') && !/^src\/launch\/.*\.mjs$/.test(path ?? ''))
      .map(({ specifier, position }) => at(file, position, `the launcher cannot rely on ${specifier}`));
  },
  flags: [
    ['src/launch.mjs', "import pino from 'pino';"],
    ['src/launch/lock.mjs', "import { clock } from '../clock.ts';"],
  ],
  allows: [['src/launch.mjs', "import { join } from 'node:path'; import('./launch/launch.mjs');"]],
};

/** Who may import what. */
export const importRules: readonly Rule[] = [direction, homes, pure, launcher];
