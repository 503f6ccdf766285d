/** What the part of the build that reads pasted texts does: pure, so that it is handed everything it needs. */
export { readMessage } from '../../domain/pasted';
