/** Rounding of figures: the only places where a number loses digits. */

/** Rounds away the floating-point error of sums and products: 0,1 + 0,2 is 0,3; 35,8 × 100 is 3.580. */
export const roundFloat = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toFixed(6));

/** To one decimal, as points and means are shown: equal on the page is equal in rank. */
export const toTenth = (value: number): number => Math.round(value * 10) / 10;
