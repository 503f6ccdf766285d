/**
 * What is known of real Apps Script, as tables: each row says in words what a person can try on Google, does it,
 * and says
 * what Google answers. The ids are those of the design notes. `facts.test.ts` holds the local host to every row.
 */
import { deployment } from './deployment';
import { errors } from './errors';
import type { Fact } from './fact';
import { formats } from './formats';
import { grid } from './grid';
import { html } from './html';
import { refusals } from './refusals';
import { sheets } from './sheets';
import { stores } from './stores';
import { utilities } from './utilities';
import { values } from './values';

export { open as OPEN } from './open';

export const FACTS: readonly Fact[] = [
  ...errors,
  ...grid,
  ...values,
  ...sheets,
  ...formats,
  ...stores,
  ...utilities,
  ...html,
  ...deployment,
  ...refusals,
];
