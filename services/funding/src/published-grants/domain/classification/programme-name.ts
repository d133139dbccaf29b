import { type SearchText, searchText } from '../text/alignment.js';
import { findPhrase, type Phrase, type PhraseMatch } from '../text/approximate-phrase.js';
import { foldedClauses } from '../text/fold.js';
import type { ClassificationRule, KnownProject, NamedPhrase } from './rule.js';

/** What a text says about the programme, the strongest finding first. */
export type ProgrammeName =
  | { readonly kind: 'facilitatorWord'; readonly matched: string }
  | { readonly kind: 'knownProject'; readonly matched: string; readonly project: KnownProject }
  | { readonly kind: 'nearlyKnownProject'; readonly matched: string }
  | { readonly kind: 'laterName'; readonly matched: string }
  | { readonly kind: 'similarName'; readonly matched: string }
  | { readonly kind: 'otherFacilitators'; readonly matched: string }
  | { readonly kind: 'otherMothers'; readonly matched: string }
  | { readonly kind: 'chanceWord'; readonly matched: string };

const best = (matches: readonly (PhraseMatch | undefined)[]): PhraseMatch | undefined =>
  matches.reduce(
    (least, next) => (next !== undefined && next.edits < (least?.edits ?? Infinity) ? next : least),
    undefined,
  );

type Match = { readonly [kind in 'word' | 'similar']?: PhraseMatch };

const bestIn = (clauses: readonly SearchText[], phrases: readonly Phrase[]): PhraseMatch | undefined =>
  best(clauses.flatMap((clause) => phrases.map((phrase) => findPhrase(clause, phrase))));

/** The wide search comes first: it rules out nearly every text, and what it does not find is no typing error either. */
const facilitatorWord = (clauses: readonly SearchText[], rule: ClassificationRule): Match => {
  const { phrases, lookalikes, similar } = rule.facilitatorWord;
  const near = bestIn(clauses, [similar]);
  if (near === undefined) return {};
  const word = bestIn(clauses, phrases);
  return word === undefined || lookalikes.some((lookalike) => word.text.includes(lookalike))
    ? { similar: near }
    : { word };
};

const named = (text: SearchText, names: readonly NamedPhrase[]): PhraseMatch | undefined =>
  best(names.map(({ phrase }) => findPhrase(text, phrase)));

const wordWith = ({ text }: SearchText, stem: string): string | undefined =>
  text.includes(stem) ? text.split(' ').find((word) => word.includes(stem)) : undefined;

/** @returns undefined where the text has nothing to do with the programme, not even a keyword */
export const programmeNameIn = (text: string, rule: ClassificationRule): ProgrammeName | undefined => {
  const clauses = foldedClauses(text);
  const facilitator = facilitatorWord(clauses.map(searchText), rule);
  if (facilitator.word !== undefined) return { kind: 'facilitatorWord', matched: facilitator.word.text };

  const whole = searchText(` ${clauses.join(' ')} `);
  for (const project of rule.knownProjects) {
    const match = findPhrase(whole, project.phrase);
    if (match !== undefined) return { kind: 'knownProject', matched: match.text.trim(), project };
  }
  const facilitators = wordWith(whole, rule.keywords.facilitators);
  const nearly = facilitators === undefined ? undefined : named(whole, rule.nearlyKnownProjects);
  if (nearly !== undefined) return { kind: 'nearlyKnownProject', matched: nearly.text.trim() };
  const later = named(whole, rule.laterNames);
  if (later !== undefined) return { kind: 'laterName', matched: later.text.trim() };
  const similar = named(whole, rule.similarNames) ?? facilitator.similar;
  if (similar !== undefined) return { kind: 'similarName', matched: similar.text.trim() };

  if (facilitators !== undefined) {
    const other = named(whole, rule.otherFacilitators);
    if (other !== undefined) return { kind: 'otherFacilitators', matched: other.text.trim() };
    const byChance = rule.chanceWords.some((chance) => facilitators.includes(chance));
    return { kind: byChance ? 'chanceWord' : 'similarName', matched: facilitators };
  }
  const mothers = wordWith(whole, rule.keywords.mothers);
  return mothers === undefined ? undefined : { kind: 'otherMothers', matched: mothers };
};
