/** Berlin days from `from` up to but not including `to`; without `to` it has no end. Empty where `to` is `from`. */
export interface Days {
  readonly from: string;
  readonly to?: string;
}

/** After every day that can be written. */
const END_OF_TIME = '~';

const endOf = ({ to }: Days): string => to ?? END_OF_TIME;

export const holds = (days: Days, on: string): boolean => days.from <= on && on < endOf(days);

/** The days both have; undefined if there are none. */
export const commonDays = (a: Days, b: Days): Days | undefined => {
  const [, from = a.from] = [a.from, b.from].sort();
  const [to = END_OF_TIME] = [endOf(a), endOf(b)].sort();
  if (from >= to) return undefined;
  return to === END_OF_TIME ? { from } : { from, to };
};

/** Whether every day of the first is one of the second. */
export const within = (days: Days, other: Days): boolean => other.from <= days.from && endOf(days) <= endOf(other);

/** What is left of some days without the others, in order. */
export const without = (days: Days, others: readonly Days[]): readonly Days[] =>
  others.reduce<readonly Days[]>(
    (left, other) =>
      left.flatMap((part) => {
        const gone = commonDays(part, other);
        if (gone === undefined) return [part];
        const before = part.from < gone.from ? [{ from: part.from, to: gone.from }] : [];
        return gone.to === undefined || gone.to === part.to ? before : [...before, { ...part, from: gone.to }];
      }),
    days.from < endOf(days) ? [days] : [],
  );

/** With the first day that no longer belongs to it, for the sentences of refusals. */
export const daysText = ({ from, to }: Days): string =>
  to === undefined ? `from ${from} on` : `from ${from} to before ${to}`;
