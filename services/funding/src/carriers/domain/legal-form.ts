/** Legal forms by their usual short writing. `Stiftung` and the forms of public law count as forms, too. */
export type LegalForm =
  | 'e. V.'
  | 'gGmbH'
  | 'GmbH'
  | 'gUG'
  | 'UG'
  | 'gAG'
  | 'AG'
  | 'eG'
  | 'GmbH & Co. KG'
  | 'KG'
  | 'OHG'
  | 'GbR'
  | 'e. K.'
  | 'SE'
  | 'KdöR'
  | 'AdöR'
  | 'Stiftung';

interface Writing {
  readonly form: LegalForm;
  /** Folded words, see {@link foldedWords}. */
  readonly words: readonly string[];
  /** Short words that also mean something else (`AG` for Arbeitsgemeinschaft, `Ev.` for Evangelisch) count only there. */
  readonly onlyAtEnd: boolean;
}

const writings = (form: LegalForm, anywhere: readonly string[], atEnd: readonly string[] = []): readonly Writing[] => [
  ...anywhere.map((text) => ({ form, words: text.split(' '), onlyAtEnd: false })),
  ...atEnd.map((text) => ({ form, words: text.split(' '), onlyAtEnd: true })),
];

const WRITINGS: readonly Writing[] = [
  ...writings('e. V.', ['e v', 'eingetragener verein'], ['ev']),
  ...writings('gGmbH', ['ggmbh', 'g gmbh']),
  ...writings('GmbH', [
    'gmbh',
    'g m b h',
    'mbh',
    'gesellschaft mbh',
    'mit beschraenkter haftung',
    'gesellschaft mit beschraenkter haftung',
  ]),
  ...writings('gUG', ['gug', 'gug haftungsbeschraenkt', 'gug hb']),
  ...writings(
    'UG',
    ['ug haftungsbeschraenkt', 'ug hb', 'unternehmergesellschaft', 'unternehmergesellschaft haftungsbeschraenkt'],
    ['ug'],
  ),
  ...writings('gAG', [], ['gag']),
  ...writings('AG', ['aktiengesellschaft'], ['ag']),
  ...writings('eG', ['eingetragene genossenschaft'], ['eg', 'e g']),
  ...writings('GmbH & Co. KG', ['gmbh und co kg']),
  ...writings('KG', [], ['kg']),
  ...writings('OHG', [], ['ohg']),
  ...writings('GbR', ['gesellschaft buergerlichen rechts'], ['gbr']),
  ...writings('e. K.', [], ['e k']),
  ...writings('SE', [], ['se']),
  ...writings('KdöR', ['kdoer', 'k d oe r', 'koerperschaft des oeffentlichen rechts']),
  ...writings('AdöR', ['adoer', 'a d oe r', 'aoer', 'anstalt des oeffentlichen rechts']),
];

/** Of public benefit: makes a gGmbH of a GmbH, wherever the word stands in the name. */
const PUBLIC_BENEFIT = new Set(['gemeinnuetzige', 'gemeinnuetziger', 'gemeinnuetziges']);
const OF_PUBLIC_BENEFIT = new Map<LegalForm, LegalForm>([
  ['GmbH', 'gGmbH'],
  ['UG', 'gUG'],
  ['AG', 'gAG'],
]);

interface Found {
  readonly writing: Writing;
  readonly at: number;
  readonly end: number;
}

/** A single letter after it means that it is a part of initials, as in `E. V. A.` */
const isWrittenAt = (words: readonly string[], at: number, { words: form, onlyAtEnd }: Writing): boolean => {
  const end = at + form.length;
  if (!form.every((word, index) => words[at + index] === word)) return false;
  return onlyAtEnd ? end === words.length : words[end]?.length !== 1;
};

/** The last one in the name; of several that end there, the longest. */
const lastForm = (words: readonly string[]): Found | undefined => {
  let found: Found | undefined;
  for (const writing of WRITINGS) {
    for (let at = words.length - writing.words.length; at >= 0; at -= 1) {
      const end = at + writing.words.length;
      if (found !== undefined && end < found.end) break;
      if (!isWrittenAt(words, at, writing)) continue;
      if (found === undefined || end > found.end || at < found.at) found = { writing, at, end };
      break;
    }
  }
  return found;
};

export interface WithoutLegalForm {
  readonly words: readonly string[];
  readonly form?: LegalForm;
}

/**
 * Takes the legal form out of the folded words of a name. Where the form is torn apart (`gemeinnützige Gesellschaft für
 * … mbH`) the words between stay. `Stiftung` is a form, but also a part of the name, so it stays too.
 */
export const splitLegalForm = (words: readonly string[]): WithoutLegalForm => {
  const found = lastForm(words);
  if (found === undefined) {
    return words[0] === 'stiftung' || words.at(-1) === 'stiftung' ? { words, form: 'Stiftung' } : { words };
  }
  const { form } = found.writing;
  const rest = words.toSpliced(found.at, found.end - found.at);
  const benefit = OF_PUBLIC_BENEFIT.get(form);
  const marker = benefit === undefined ? -1 : rest.findLastIndex((word) => PUBLIC_BENEFIT.has(word));
  const core = marker < 0 ? rest : rest.toSpliced(marker, 1);
  if (core.length === 0) return { words };
  return { words: core, form: benefit !== undefined && marker >= 0 ? benefit : form };
};
