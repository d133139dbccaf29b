import type { Form } from '../../forms/form.js';
import { decisionForms } from './decision-forms.js';
import { endForms } from './end-forms.js';
import type { FormKit } from './form-kit.js';
import { noticeForms } from './notice-forms.js';
import { reviewForms } from './review-forms.js';

/** The next steps that this reader may take. The interface has the last word; this only spares useless forms. */
export const grantForms = (kit: FormKit): readonly Form[] => [
  ...reviewForms(kit),
  ...decisionForms(kit),
  ...noticeForms(kit),
  ...endForms(kit),
];
