/**
 * The zip library under a name of our own: its own declarations ask for Node's globals, which the domain must not see.
 */
import PizZip from 'pizzip';

export const Archive = PizZip;
