/** A number as the C2SP formats write it: ASCII digits, no sign, no leading zero, and at most 2^53 − 1. Anything else is undefined. */
export const parseDecimal = (text: string): number | undefined => {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};
