import type { Phrase } from '../text/approximate-phrase.js';

/** Where an entry of the rule comes from: a page or file that anybody can look up, and the place in it. */
export interface RuleSource {
  readonly url: string;
  readonly place: string;
}

/** A name by which a row is recognised; texts are folded clauses. */
export interface NamedPhrase {
  readonly name: string;
  readonly phrase: Phrase;
  readonly sources: readonly RuleSource[];
}

/** A project of the programme whose name lacks the facilitator word. */
export interface KnownProject extends NamedPhrase {
  /** First register year in which the programme's grant carries this name. */
  readonly fromYear: number;
  /** True where it works across the districts. */
  readonly supraDistrict: boolean;
}

/** Words, folded, that reveal who gave the grant; compared word by word. */
export interface FunderWords {
  readonly senate: {
    readonly words: readonly string[];
    /** Longer words that may hold so many typing errors. */
    readonly tolerant: readonly { readonly word: string; readonly edits: number }[];
    /** Official abbreviations, as one word. */
    readonly abbreviations: readonly string[];
  };
  readonly districtOffice: {
    readonly tolerant: readonly { readonly word: string; readonly edits: number }[];
    /** Words that count only where the name begins with them. */
    readonly first: readonly string[];
  };
  readonly sources: readonly RuleSource[];
}

/** A policy field is of a kind if it has one of the `core` words and otherwise only `companions`. */
export interface PolicyFieldWords {
  readonly integration: { readonly core: readonly string[]; readonly companions: readonly string[] };
  readonly labour: { readonly core: readonly string[]; readonly companions: readonly string[] };
  readonly fillers: readonly string[];
  readonly sources: readonly RuleSource[];
}

/** Names of the districts, folded. */
export interface DistrictNames {
  readonly list: readonly { readonly key: string; readonly name: string; readonly names: readonly string[] }[];
  /** Beginnings of words by which a purpose says that it is for more than one district. */
  readonly supraDistrict: readonly string[];
  readonly sources: readonly RuleSource[];
}

/**
 * The rule by which rows of a published register are told apart: data only. A change is a new version; every import
 * names the version it was judged by.
 */
export interface ClassificationRule {
  readonly version: string;
  /** Stems, folded; a row without one of them, and without a name below, is not looked at further. */
  readonly keywords: { readonly facilitators: string; readonly mothers: string };
  readonly facilitatorWord: {
    readonly phrases: readonly Phrase[];
    /** Words that resemble it by typing errors and mean something else: never confirmed. */
    readonly lookalikes: readonly string[];
    /** Farther away than a typing error: a person looks at it. */
    readonly similar: Phrase;
    readonly fromYear: number;
    readonly sources: readonly RuleSource[];
  };
  readonly knownProjects: readonly KnownProject[];
  /** Beside a word for facilitators these make a known project nearly named. */
  readonly nearlyKnownProjects: readonly NamedPhrase[];
  /** Names that a project of the programme had before or after it was called by the facilitator word. */
  readonly laterNames: readonly NamedPhrase[];
  /** Names the Senate has used for facilitators, or for the programme itself. */
  readonly similarNames: readonly NamedPhrase[];
  /** Facilitators of another kind, by their compound word: not ours, whoever pays. */
  readonly otherFacilitators: readonly NamedPhrase[];
  /** Words that hold a keyword by chance. */
  readonly chanceWords: readonly string[];
  readonly funders: FunderWords;
  readonly policyFields: PolicyFieldWords;
  readonly districts: DistrictNames;
}
