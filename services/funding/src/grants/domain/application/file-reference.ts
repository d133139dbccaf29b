/**
 * File reference (Geschäftszeichen) of a grant: `IL-2026-3F9A-2C17`, the year of receipt and the first 32 bits of the
 * grant's id in capital hexadecimal. The id derives from the command, so the reference is the same however often the
 * command is repeated; among 1,000 grants of one year two would share one about once in 8,600 years. What is unique
 * without any doubt is the id.
 */
export const fileReferenceOf = (grantId: string, receivedOn: string): string => {
  const digits = grantId.slice(0, 8).toUpperCase();
  return `IL-${receivedOn.slice(0, 4)}-${digits.slice(0, 4)}-${digits.slice(4)}`;
};
