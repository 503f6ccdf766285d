/** How many rows one call of `rows.save` takes; apart from the contract, so that a page carries no schemas for it. */
export const MOST_ROWS = 50;
