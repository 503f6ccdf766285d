/**
 * How Stryker runs the tests: each test file is bundled once, and evaluated anew for every mutant, by Jest's own
 * `describe`, `test` and `expect`. Nothing of one mutant is left for the next, as with Jest, but without Jest's second
 * of start for each of some thousand mutants.
 *
 * What runs while a file is loaded (and in `beforeAll`) is counted for a test named `FILE#load`; a mutant reached there
 * is tried with all tests of that file.
 */
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import * as esbuild from 'esbuild';
import { isDrawn, NOT_DRAWN } from './draw.mjs';
import { isTest, parts } from './parts.mjs';

const require = createRequire(import.meta.url);

/** Cases of each property, always the same ones: a score that two runs do not agree on is none. */
const PROPERTY = { seed: 20_221_020, numRuns: 5 };

/** As the tests load it, with those cases whatever a test asks for. */
function fewCases() {
  const real = require('fast-check');
  const assert = (property, asked) => real.assert(property, { ...asked, ...PROPERTY });
  return { ...real, __esModule: true, assert, default: { ...real, assert } };
}

/** Packages that Node cannot `require` are bundled: those of Jest's `transformIgnorePatterns`, and one without its CommonJS. */
const BUNDLED = ['n2words', 'fflate', 'lean-qr', 'numfmt'];

/** Jest's own globals and what they tell of. */
function jest() {
  const circus = require('jest-circus');
  const { expect } = require('expect');
  const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = circus;
  Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, it, test, expect });
  return circus;
}

const filesOf = (/** @type {readonly string[]} */ places) => [
  ...new Set(
    places.flatMap((place) =>
      statSync(place).isDirectory()
        ? readdirSync(place, { recursive: true }).map((name) => path.join(place, String(name)))
        : [place],
    ),
  ),
];

const asRequired = {
  name: 'as-required',
  setup(/** @type {esbuild.PluginBuild} */ building) {
    building.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
      BUNDLED.some((one) => name === one || name.startsWith(`${one}/`))
        ? undefined
        : { path: name, external: true },
    );
  },
};

class FileOfTests {
  constructor(/** @type {string} */ file, fastCheck) {
    this.file = file;
    this.fastCheck = fastCheck;
    this.load = `${file}#load`;
    /** Whether each test is a property. @type {readonly boolean[]} */
    this.properties = [];
  }

  async bundle() {
    const { outputFiles } = await esbuild.build({
      // Stryker moves to the sandbox after this was loaded.
      absWorkingDir: process.cwd(),
      entryPoints: [this.file],
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'es2022',
      charset: 'utf8',
      logLevel: 'silent',
      plugins: [asRequired],
    });
    const wrapped = `(function (require, module, exports, __filename, __dirname) {${outputFiles[0].text}\n})`;
    this.script = new vm.Script(wrapped, { filename: this.file });
    const own = createRequire(path.resolve(this.file));
    this.require = (/** @type {string} */ name) => (name === 'fast-check' ? this.fastCheck : own(name));
    this.require.resolve = own.resolve;
  }

  evaluate() {
    const module = { exports: {} };
    const run = this.script.runInThisContext();
    run(this.require, module, module.exports, path.resolve(this.file), path.resolve(path.dirname(this.file)));
  }
}

/** Properties take a thousand times as long as facts: they are asked where no fact found a mutant. */
const isProperty = ({ fn }) => String(fn).includes('.assert(');

/** All tests under a block, in their order. */
const testsUnder = (block) =>
  block.children.flatMap((child) => (child.type === 'test' ? [child] : testsUnder(child)));

const nameOf = (test) => {
  const names = [];
  for (let at = test; at?.parent != null; at = at.parent) names.unshift(at.name);
  return names.join(' ');
};

class Runner {
  constructor(/** @type {string} */ part, /** @type {number} */ oneOf, /** @type {string} */ namespace) {
    this.part = parts[part];
    this.oneOf = oneOf;
    // One object for good: instrumented code keeps hold of it.
    this.mutants = { mutantCoverage: { static: {}, perTest: {} } };
    globalThis[namespace] = this.mutants;
    if (this.part.isBundled) this.#reachIntoContexts(namespace);
  }

  /** The local host runs the bundle in contexts of its own: the switch is put into each. */
  #reachIntoContexts(namespace) {
    const createContext = vm.createContext;
    vm.createContext = (object, ...rest) => {
      const context = createContext(object, ...rest);
      Object.defineProperty(context, namespace, { value: this.mutants, enumerable: false });
      return context;
    };
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const fastCheck = fewCases();
    this.circus = jest();
    this.circus.addEventHandler((event) => this.#hear(event));
    this.files = filesOf(this.part.tests)
      .filter(isTest)
      .map((file) => new FileOfTests(file, fastCheck));
    await Promise.all(this.files.map((file) => file.bundle()));
    // Before any mutant is switched on: which tests there are is told by the sources as they stand.
    for (const file of this.files) {
      this.circus.resetState();
      file.evaluate();
      file.properties = testsUnder(this.circus.getState().rootDescribeBlock).map(isProperty);
    }
    this.mutants.mutantCoverage.static = {};
  }

  /** Which of a file's tests are run, and for whom what happens is counted. */
  #hear(event) {
    const { now } = this;
    if (event.name === 'test_start' && now.failed !== null && now.isBailing) event.test.mode = 'skip';
    else if (event.name === 'test_started') this.mutants.currentTestId = now.ids.get(event.test);
    else if (event.name === 'test_done') {
      this.mutants.currentTestId = now.file.load;
      const { errors } = event.test;
      now.done.push({ test: event.test, errors });
      if (errors.length > 0) now.failed ??= { id: now.ids.get(event.test), why: said(errors[0]) };
    }
  }

  /** Runs those tests of a file that are wanted. */
  async #run(file, isWanted, isBailing) {
    const { circus } = this;
    const start = performance.now();
    const now = { file, ids: new Map(), done: [], failed: null, isBailing };
    this.now = now;
    this.mutants.currentTestId = file.load;
    circus.resetState();
    try {
      file.evaluate();
      const state = circus.getState();
      state.testTimeout = 300_000;
      for (const [at, test] of testsUnder(state.rootDescribeBlock).entries()) {
        const id = `${file.file}#${at}`;
        now.ids.set(test, id);
        if (!isWanted(test, id)) test.mode = 'skip';
      }
      const { unhandledErrors } = await circus.run();
      if (unhandledErrors.length > 0) now.failed ??= { id: file.load, why: said(unhandledErrors[0]) };
    } catch (error) {
      now.failed ??= { id: file.load, why: said(error) };
    }
    return { ...now, milliseconds: performance.now() - start };
  }

  async dryRun() {
    this.mutants.activeMutant = undefined;
    const tests = [];
    for (const file of this.files) {
      const { done, ids, failed, milliseconds } = await this.#run(file, () => true, false);
      if (failed !== null) {
        return { status: DryRunStatus.Error, errorMessage: `${failed.id}: ${failed.why}` };
      }
      const fileName = path.resolve(file.file);
      tests.push({
        id: file.load,
        name: file.load,
        fileName,
        timeSpentMs: milliseconds,
        status: TestStatus.Success,
      });
      for (const { test } of done) {
        tests.push({
          id: ids.get(test),
          name: `${file.file}: ${nameOf(test)}`,
          fileName,
          timeSpentMs: test.duration ?? 0,
          status: TestStatus.Success,
        });
      }
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.mutants.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    if (!isDrawn(this.oneOf, activeMutant.fileName, activeMutant)) {
      return { status: MutantRunStatus.Error, errorMessage: NOT_DRAWN };
    }
    this.mutants.activeMutant = activeMutant.id;
    this.mutants.hitLimit = hitLimit;
    this.mutants.hitCount = hitLimit === undefined ? undefined : 0;
    const ids = testFilter === undefined ? null : new Set(testFilter);
    const files = this.files.filter(
      ({ file }) => ids === null || testFilter.some((id) => id.startsWith(`${file}#`)),
    );
    let nrOfTests = 0;
    for (const asksProperties of [false, true]) {
      for (const file of files) {
        const isAll = ids === null || ids.has(file.load);
        const isAsked = (isOne, at) => isOne === asksProperties && (isAll || ids.has(`${file.file}#${at}`));
        if (!file.properties.some(isAsked)) continue;
        const { done, failed } = await this.#run(
          file,
          (test, id) => isProperty(test) === asksProperties && (isAll || ids.has(id)),
          true,
        );
        nrOfTests += done.length;
        const endless = determineHitLimitReached(this.mutants.hitCount, hitLimit);
        if (endless !== undefined) return endless;
        if (failed !== null) {
          return {
            status: MutantRunStatus.Killed,
            killedBy: [failed.id],
            failureMessage: failed.why,
            nrOfTests,
          };
        }
      }
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }
}

const said = (error) => {
  const one = Array.isArray(error) ? error[0] : error;
  return String(one?.message ?? one).slice(0, 500);
};

const create = ({ mutationPart, oneOf }) => new Runner(mutationPart, oneOf, INSTRUMENTER_CONSTANTS.NAMESPACE);
create.inject = tokens('options');

/** Sentences that people read are no logic: their words are judged by reading, not by a test of every word. */
const sentences = {
  shouldIgnore({ node }) {
    const text =
      node.type === 'StringLiteral'
        ? node.value
        : node.type === 'TemplateLiteral'
          ? node.quasis.map(({ value }) => value.raw).join('')
          : '';
    return /[^\p{ASCII}]/u.test(text) ? 'words of the screen' : undefined;
  },
};

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'each-file-anew', create),
  declareFactoryPlugin(PluginKind.Ignore, 'sentences', () => sentences),
];

export const strykerValidationSchema = {
  properties: { mutationPart: { enum: Object.keys(parts) }, oneOf: { type: 'number' } },
};
