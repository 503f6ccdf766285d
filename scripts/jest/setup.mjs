/** Every test runs the bundle that ships: make it once before the first test. */
import { ensureBuilt } from '../build.mjs';

export default async function setup() {
  await ensureBuilt();
}
