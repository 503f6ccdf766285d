/** Every figure of a running text: the public face of this folder. */
export { readFigures } from './read';
export type { Figure } from './types';
