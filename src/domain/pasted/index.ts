/** Pasted messages and paragraphs of reports: the public face of this folder. */
export { readMessage } from './read';
