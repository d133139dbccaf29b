import type { Language } from '@lotsenbuch/kernel';
import type { Field, Form } from '../../forms/form.js';
import type { Allowed } from '../allowed.js';
import type { Reasons } from '../reasons.js';
import { word } from '../words.js';
import { type GrantFile, presentVersion, type Version } from './grant-file.js';
import { grantTexts } from './grant-texts.js';

type GrantForm = Omit<Form, 'id' | 'submit' | 'ifMatch' | 'heading' | 'isCollapsed'> &
  Partial<Pick<Form, 'submit' | 'heading'>>;

/** What all forms of a grant's file are made with. */
export interface FormKit {
  readonly grant: GrantFile;
  readonly language: Language;
  readonly today: string;
  readonly reasons: Reasons;
  readonly texts: ReturnType<typeof grantTexts>;
  readonly path: string;
  readonly note: Field;
  readonly version: Version | undefined;
  /** The present version waits for its decision. */
  readonly isUndecided: boolean;
  waits(act: string): boolean;
  choice(name: string, label: string, values: readonly string[]): Field;
  /** The form of an operation for whom it is, open if the grant waits for just this. @param kind where one operation has several forms */
  form(operation: GrantOperation, isUseful: boolean, form: () => GrantForm, kind?: string): readonly Form[];
}

/** What is called the same as its heading. */
export type GrantOperation = keyof ReturnType<typeof grantTexts>;

const DECISIONS = ['reviewApplication', 'approveGrant', 'approveAmendment'];

/** The act that a grant waits for where it is called otherwise than the operation. */
const ACT_OF: Readonly<Record<string, string>> = {
  receiveHearingStatement: 'giveHearingStatement',
  withdrawNotice: 'decideAfterHearing',
  revokeNotice: 'decideAfterHearing',
};

export const formKit = (
  grant: GrantFile,
  { may }: Allowed,
  reasons: Reasons,
  { language, today }: Pick<FormKit, 'language' | 'today'>,
): FormKit => {
  const texts = grantTexts(language);
  const waits = (act: string) => grant.waitingFor.some((waiting) => waiting.act === act);
  return {
    grant,
    language,
    today,
    reasons,
    texts,
    waits,
    path: `/v1/grants/${grant.id}`,
    note: { name: 'note', label: texts.note, kind: 'longText', isOptional: true },
    version: presentVersion(grant),
    isUndecided: DECISIONS.some(waits),
    choice: (name, label, values) => ({
      name,
      label,
      kind: 'choice',
      options: values.map((value) => ({ value, label: word(value, language) })),
    }),
    form: (operation, isUseful, form, kind) => {
      if (!isUseful || !may(operation)) return [];
      const id = [operation, ...(kind === undefined ? [] : [kind])].join('-').toLowerCase();
      const isCollapsed = !waits(ACT_OF[operation] ?? operation);
      const common = { id, heading: texts[operation], submit: texts.submit, ifMatch: `"${grant.revision}"` };
      return [{ ...common, isCollapsed, ...form() }];
    },
  };
};
