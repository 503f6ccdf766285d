/** Every figure of a running text: the public face of this folder. */
export { type Place, readFigures, readNumbers } from './read';
export type { Figure } from './types';
