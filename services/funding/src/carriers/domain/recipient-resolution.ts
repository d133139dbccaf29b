import { namesNoOrganisation } from './collective-recipients.js';
import type { LegalForm } from './legal-form.js';
import type { OrganisationName } from './organisation-name.js';
import { RESEMBLANCE_RULES, type ResemblanceRule, resemblance } from './resemblance.js';

/** By which a recipient is a known carrier without anybody asked, in the order in which they are tried. */
export const MATCH_RULES = [
  'sameSpelling',
  'sameFoldedName',
  'sameNameWithoutShortName',
  'sameNameWithoutLegalForm',
  'sameNameOtherLegalForm',
] as const;

export type MatchRule = (typeof MATCH_RULES)[number];

/** Same name, and still a person has to say whether it is the same organisation. */
export type ConflictRule = 'sameNameOtherShortName' | 'sameNameTwoLegalFormsInOneYear';

export type CandidateRule = MatchRule | ConflictRule | ResemblanceRule;

/** The rule that is recorded where a recipient becomes a carrier of its own. */
export const NEW_CARRIER_RULE = 'resemblesNoKnownCarrier';

/** A carrier that is not merged into another, with every name known for it or for one merged into it. */
export interface KnownCarrier {
  readonly carrierId: string;
  readonly names: readonly OrganisationName[];
}

export interface Candidate {
  readonly carrierId: string;
  readonly rule: CandidateRule;
}

export type RecipientResolution =
  | { readonly kind: 'matched'; readonly carrierId: string; readonly rule: MatchRule }
  | { readonly kind: 'new' }
  /** Several carriers match, or some only resemble it. Without candidates where the recipient names no organisation. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[] };

const isSameFoldedName = (a: OrganisationName, b: OrganisationName): boolean =>
  a.core === b.core && a.shortName === b.shortName && a.legalForm === b.legalForm;

const carriersWith = (
  carriers: readonly KnownCarrier[],
  holds: (name: OrganisationName) => boolean,
): readonly string[] => carriers.filter(({ names }) => names.some(holds)).map(({ carrierId }) => carrierId);

const legalFormsOf = (names: readonly OrganisationName[]): ReadonlySet<LegalForm> =>
  new Set(names.flatMap(({ legalForm }) => legalForm ?? []));

/**
 * How a recipient relates to a carrier that has the same name under another short name or legal form. A register that
 * names both `X e. V.` and `X gGmbH` in one year may mean an association and its subsidiary, so nothing is assumed.
 */
const ruleForSameCore = (
  recipient: OrganisationName,
  names: readonly OrganisationName[],
  formsInYear: ReadonlySet<LegalForm>,
): MatchRule | ConflictRule => {
  const sameCore = names.filter(({ core }) => core === recipient.core);
  const shortNames = new Set(sameCore.flatMap(({ shortName }) => shortName ?? []));
  if (recipient.shortName !== undefined && shortNames.size > 0 && !shortNames.has(recipient.shortName)) {
    return 'sameNameOtherShortName';
  }
  if (sameCore.some(({ legalForm }) => legalForm === recipient.legalForm)) return 'sameNameWithoutShortName';
  if (formsInYear.size > 1) return 'sameNameTwoLegalFormsInOneYear';
  const formShown = recipient.legalForm !== undefined && legalFormsOf(sameCore).size > 0;
  return formShown ? 'sameNameOtherLegalForm' : 'sameNameWithoutLegalForm';
};

const isMatchRule = (rule: CandidateRule): rule is MatchRule => (MATCH_RULES as readonly string[]).includes(rule);

/** One candidate decides if its rule is a match; several never do. Ordered by carrier id. */
const decided = (candidates: readonly Candidate[]): RecipientResolution => {
  const [only, ...others] = candidates;
  return only !== undefined && others.length === 0 && isMatchRule(only.rule)
    ? { kind: 'matched', carrierId: only.carrierId, rule: only.rule }
    : { kind: 'ambiguous', candidates: candidates.toSorted((a, b) => (a.carrierId < b.carrierId ? -1 : 1)) };
};

const strongestResemblance = (recipient: OrganisationName, carrier: KnownCarrier): ResemblanceRule | undefined => {
  const found = new Set(carrier.names.map((name) => resemblance(recipient, name)));
  return RESEMBLANCE_RULES.find((rule) => found.has(rule));
};

/**
 * Which carrier a published recipient is, by stated rules and nothing else: the same input gives the same answer, and
 * the order of the carriers plays no part. `inSameYear` are the recipients of the same register year, itself included
 * or not. `docs/carriers.md` explains the rules.
 */
export const resolveRecipient = (
  recipient: OrganisationName,
  carriers: readonly KnownCarrier[],
  inSameYear: readonly OrganisationName[],
): RecipientResolution => {
  if (namesNoOrganisation(recipient)) return { kind: 'ambiguous', candidates: [] };

  const withRule = (rule: MatchRule) => (carrierId: string) => ({ carrierId, rule });
  const sameSpelling = carriersWith(carriers, ({ spelling }) => spelling === recipient.spelling);
  if (sameSpelling.length > 0) return decided(sameSpelling.map(withRule('sameSpelling')));
  const sameFolded = carriersWith(carriers, (known) => isSameFoldedName(known, recipient));
  if (sameFolded.length > 0) return decided(sameFolded.map(withRule('sameFoldedName')));

  const formsInYear = legalFormsOf([...inSameYear, recipient].filter(({ core }) => core === recipient.core));
  const sameCore = carriers.filter(({ names }) => names.some(({ core }) => core === recipient.core));
  if (sameCore.length > 0) {
    return decided(
      sameCore.map(({ carrierId, names }) => ({ carrierId, rule: ruleForSameCore(recipient, names, formsInYear) })),
    );
  }

  const resembling = carriers.flatMap((carrier) => {
    const rule = strongestResemblance(recipient, carrier);
    return rule === undefined ? [] : [{ carrierId: carrier.carrierId, rule }];
  });
  return resembling.length === 0 ? { kind: 'new' } : decided(resembling);
};
