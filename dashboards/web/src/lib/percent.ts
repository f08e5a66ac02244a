/** A share of 0 to 1 in whole percent; what is not wholly sure is never called 100. */
export const percent = (share: number): number => (share < 1 ? Math.min(99, Math.round(share * 100)) : 100);
