/**
 * What only a report needs of a model: its sentences and the shape of its table. `Code.js`, which Apps Script loads at every
 * click, is built without them (the bundler puts a constant condition before each call, `scripts/build.mjs`); the part that an export loads has them.
 */
import type { ReportPart } from './part';

export const inReports = <const K extends string>(part: () => ReportPart<K>): ReportPart<K> | undefined =>
  part();
