export const indicatorPart = { tell: () => null };
