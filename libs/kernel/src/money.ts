/** An amount of euros in integer cents: a safe integer, never -0. Negative where money flows back. */
export type Money = number & { readonly __brand: 'Money' };

/** @throws RangeError if `amount` is not a whole number of cents that a double holds exactly (below 2^53) */
export const cents = (amount: number): Money => {
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`${amount} is no amount of money: expected whole cents between -(2^53 - 1) and 2^53 - 1`);
  }
  return (amount === 0 ? 0 : amount) as Money;
};

/** @throws RangeError if the sum leaves the range of {@link cents} */
export const addMoney = (a: Money, b: Money): Money => cents(a + b);

/** @throws RangeError if the difference leaves the range of {@link cents} */
export const subtractMoney = (a: Money, b: Money): Money => cents(a - b);

/** Sum of any number of amounts; of none it is 0. @throws RangeError as soon as a partial sum leaves the range */
export const sumMoney = (amounts: Iterable<Money>): Money => {
  let sum = cents(0);
  for (const amount of amounts) sum = addMoney(sum, amount);
  return sum;
};

/** Below 0 if `a` is less than `b`, 0 if they are equal, above 0 if it is more; fits `Array.prototype.sort`. */
export const compareMoney = (a: Money, b: Money): number => Math.sign(a - b);
