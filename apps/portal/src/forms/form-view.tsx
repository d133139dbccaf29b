import { randomUUID } from 'node:crypto';
import type { Language } from '@lotsenbuch/kernel';
import { FieldView } from './field-view.js';
import { type Field, type FieldFault, type Form, fieldsOf, type Typed } from './form.js';

/** How a form came back: what was typed, and why it was refused. */
export interface RefusedForm {
  readonly id: string;
  readonly typed: Typed;
  /** In one sentence or two. */
  readonly message: string;
  readonly faults: readonly FieldFault[];
  /** Repeats the same request where it is unknown whether it was recorded. */
  readonly idempotencyKey?: string;
}

const REFUSED = { de: 'Das wurde nicht übernommen', en: 'This was not accepted' } as const;

interface FormViewProps {
  readonly form: Form;
  readonly language: Language;
  readonly refused?: RefusedForm | undefined;
}

/** A plain HTML form that works without scripts and keeps what was typed. */
export const FormView = ({ form, language, refused }: FormViewProps) => {
  const own = refused?.id === form.id ? refused : undefined;
  const heading = `${form.id}-heading`;
  if (form.isCollapsed !== true) {
    return (
      <div class="command">
        <h3 id={heading}>{form.heading}</h3>
        <FormBodyView form={form} own={own} language={language} />
      </div>
    );
  }
  return (
    <details class="command" open={own !== undefined}>
      <summary>
        <h3 id={heading}>{form.heading}</h3>
      </summary>
      <FormBodyView form={form} own={own} language={language} />
    </details>
  );
};

interface FormBodyViewProps extends Pick<FormViewProps, 'form' | 'language'> {
  readonly own: RefusedForm | undefined;
}

const FormBodyView = ({ form, own, language }: FormBodyViewProps) => {
  const faults = new Map(own?.faults.map(({ field, message }) => [field, message]));
  const fieldView = (field: Field, isRequired: boolean) => (
    <FieldView
      key={field.name}
      id={idOf(form, field.name)}
      field={field}
      value={own?.typed[field.name] ?? (own === undefined ? field.initial : undefined) ?? ''}
      fault={faults.get(field.name)}
      isRequired={isRequired && field.isOptional !== true}
      language={language}
    />
  );
  return (
    <form method="post" id={form.id} aria-labelledby={`${form.id}-heading`}>
      {own && <Refusal form={form} own={own} language={language} />}
      <input type="hidden" name="form" value={form.id} />
      <input type="hidden" name="idempotencyKey" value={own?.idempotencyKey ?? randomUUID()} />
      {form.ifMatch !== undefined && <input type="hidden" name="ifMatch" value={form.ifMatch} />}
      {form.fields.map((field) => fieldView(field, true))}
      {form.groups?.map(({ legend, fields, item }, index) => {
        const views = fields.map((field) => fieldView(field, item?.isOptional !== true));
        return legend === undefined ? (
          views
        ) : (
          <fieldset key={index}>
            <legend>{legend}</legend>
            {views}
          </fieldset>
        );
      })}
      <button type="submit">{form.submit}</button>
    </form>
  );
};

const Refusal = ({ form, own, language }: FormBodyViewProps & { readonly own: RefusedForm }) => (
  // After a refusal the reader must arrive at what is wrong, without scripts (WCAG 3.3.1).
  <div class="refused" role="alert" tabIndex={-1} autofocus>
    <p>
      <strong>{REFUSED[language]}.</strong> {own.message}
    </p>
    {own.faults.length > 0 && (
      <ul>
        {own.faults.map(({ field, message }, index) => {
          const found = fieldFor(form, field);
          return (
            <li key={index}>
              {found === undefined ? (
                (form.labels?.[field] ?? field)
              ) : (
                <a href={`#${idOf(form, found.name)}`}>{form.labels?.[field] ?? found.label}</a>
              )}
              : {message}
            </li>
          );
        })}
      </ul>
    )}
  </div>
);

/** The field itself, or the first one of the part of the body that is wrong. */
const fieldFor = (form: Form, place: string): Field | undefined => {
  const fields = fieldsOf(form);
  return (
    fields.find(({ name }) => name === place) ??
    fields.find(({ name }) => name.startsWith(`${place}.`) || name.startsWith(`${place}[`))
  );
};

const idOf = (form: Form, name: string): string => `${form.id}-${name.replace(/[^a-zA-Z0-9]+/g, '-')}`;
