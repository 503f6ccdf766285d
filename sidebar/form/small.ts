/**
 * Fields that the page declares itself, for small forms with one purpose (moving a member, closing a pair).
 */
import type { Field } from '../../src/shared/contract';

type Given = Pick<Field, 'key' | 'label' | 'kind'> & Partial<Field>;

const LENGTH = 200;
const LONG = 5000;

export const smallField = (given: Given): Field => ({
  help: '',
  example: '',
  isRequired: false,
  isStarred: given.isRequired ?? false,
  list: null,
  mayBeFuture: false,
  isDated: given.kind === 'day',
  maxLength: given.kind === 'longText' ? LONG : LENGTH,
  max: null,
  initial: null,
  isKept: false,
  isFixed: false,
  ...given,
});
