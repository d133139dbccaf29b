/** What a client is told of a problem in one language. */
export interface ToldProblem {
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly expected: string }[];
}

/** A problem that can be told in both languages. */
export interface TellableProblem {
  details(correlationId: string, language: 'de' | 'en'): ToldProblem;
}

const PLACEHOLDER = /undefined|NaN|\[object|\bnull\b/;
const ISO_DAY = /\d{4}-\d{2}-\d{2}/;
const ENGLISH_AMOUNT = /\d,\d{3}(?:,\d{3})*\.\d{2}|\d\.\d{2}\s?€/;

const textsOf = ({ detail, errors = [] }: ToldProblem): readonly string[] => [
  detail,
  ...errors.map(({ expected }) => expected),
];

/**
 * What is wrong with how a problem is told, in words; empty if each language has its own sentences without a hole in
 * them, and the German one its own days and amounts.
 */
export const faultsInBothLanguages = (problem: TellableProblem): readonly string[] => {
  const [english, german] = [textsOf(problem.details('', 'en')), textsOf(problem.details('', 'de'))];
  return [
    ...[...english, ...german].filter((text) => text === '' || PLACEHOLDER.test(text)).map((text) => `a hole: ${text}`),
    ...(english[0] === german[0] ? [`not translated: ${english[0]}`] : []),
    ...german
      .filter((text) => ISO_DAY.test(text) || ENGLISH_AMOUNT.test(text))
      .map((text) => `written in English: ${text}`),
  ];
};
