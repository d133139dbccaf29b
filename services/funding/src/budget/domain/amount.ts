import { eurosInGerman } from '../../domain/euros.js';

/** Greatest amount in one field: a billion euros, in cents. */
export const MAX_CENTS = 100_000_000_000;

export interface AmountRefused {
  readonly kind: 'amountRefused';
  readonly field: string;
  readonly expected: string;
  readonly german: string;
}

/** What an amount must be, in both languages. */
export const amountFrom = (least: 0 | 1): { readonly expected: string; readonly german: string } => ({
  expected: `whole cents from ${least} to ${MAX_CENTS}`,
  german: `ein Betrag von ${eurosInGerman(least)} bis ${eurosInGerman(MAX_CENTS)}`,
});

/** Whether these are whole cents within the bound; 0 only where `least` is 0. */
export const isAmount = (cents: number, least: 0 | 1): boolean =>
  Number.isSafeInteger(cents) && cents >= least && cents <= MAX_CENTS;

/** Refuses what is no amount above 0. */
export const refusedAmount = (field: string, cents: number): AmountRefused | undefined =>
  isAmount(cents, 1) ? undefined : { kind: 'amountRefused', field, ...amountFrom(1) };
