import { isUsableName, type OrganisationName } from './organisation-name.js';

/**
 * Wordings by which the registers of 2016 and 2019 name nobody in particular: several recipients in one line, or a name
 * withheld ("Verschiedene natürliche Personen", "Ausnahmetatbestand nach Nr. 1.5 AV zu § 44 LHO"). Each list of folded
 * words must be in the name, in any order.
 */
const WORDINGS: readonly (readonly string[])[] = [
  ['natuerliche', 'person'],
  ['natuerliche', 'personen'],
  ['einzelpersonen'],
  ['verschiedene', 'gesellschaften'],
  ['ausnahmetatbestand'],
];

/** True where the recipient's name does not tell one organisation from another. */
export const namesNoOrganisation = (name: OrganisationName): boolean =>
  !isUsableName(name) || WORDINGS.some((wording) => wording.every((word) => name.words.includes(word)));
