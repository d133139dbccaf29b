/** What happens to the project of a district in the year, besides the usual way of a grant. */
export type Scenario =
  | 'usual'
  /** Half of the money under provisional budget management, then the final notice that replaces it. */
  | 'provisionalThenFinal'
  /** Asks for more than is free: the first decision lapses. */
  | 'tooMuch'
  | 'changeOfCarrier'
  | 'moreMoney'
  /** Lowered below what was paid. */
  | 'lessMoney'
  | 'late'
  /** The entry in the transparency register comes after the application. */
  | 'registeredLate'
  /** Decided in spite of the missing entry, by two persons. */
  | 'withoutRegister'
  | 'partialRevocation'
  /** The district transfers own money to the title of the Senate. */
  | 'transferred'
  /** The district gives own money to the carrier. */
  | 'direct';

/** Projects of districts in the order of their allotments, the largest first; what is last in a district is decided last. */
const FULL: readonly (readonly Scenario[])[] = [
  ['provisionalThenFinal', 'tooMuch'],
  ['usual', 'changeOfCarrier'],
  ['moreMoney', 'late'],
  ['lessMoney', 'registeredLate'],
  ['withoutRegister', 'usual'],
  ['partialRevocation', 'usual'],
  ['transferred'],
  ['direct'],
  ['provisionalThenFinal'],
  ['usual'],
  ['tooMuch'],
  ['late'],
];

/** Three districts that show the most. */
const SMALL: readonly (readonly Scenario[])[] = [
  ...Array.from({ length: 9 }, () => []),
  ['changeOfCarrier'],
  ['withoutRegister'],
  ['provisionalThenFinal', 'tooMuch'],
];

export type Size = 'small' | 'full';

export const scenariosOf = (size: Size): readonly (readonly Scenario[])[] => (size === 'full' ? FULL : SMALL);
