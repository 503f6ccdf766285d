/** The packages that come with the product: data only, loaded when an officer opens *Gói chỉ số*. */
import type { Pack } from './pack';

export const packs: readonly Pack[] = [];
