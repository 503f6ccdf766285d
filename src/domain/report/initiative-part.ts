export const initiativePart = { tell: () => null };
