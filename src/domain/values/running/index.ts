/** Every figure of a running text. Apart from `values`, so that only a part of the build that reads texts carries it. */
export { readFigures } from './read';
export type { Figure } from './types';
