import { randomUUID } from 'node:crypto';
import type { Language } from '@lotsenbuch/kernel';
import type { Field, FieldFault, Form, Typed } from './form.js';

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

const TEXTS = {
  de: { refused: 'Das wurde nicht übernommen', optional: 'freiwillig', choose: 'bitte wählen', yes: 'ja' },
  en: { refused: 'This was not accepted', optional: 'optional', choose: 'please choose', yes: 'yes' },
} as const;

interface FormViewProps {
  readonly form: Form;
  readonly language: Language;
  readonly refused?: RefusedForm | undefined;
}

/** A plain HTML form that works without scripts and keeps what was typed. */
export const FormView = ({ form, language, refused }: FormViewProps) => {
  const t = TEXTS[language];
  const own = refused?.id === form.id ? refused : undefined;
  const faults = new Map(own?.faults.map(({ field, message }) => [field, message]));
  const named = new Set(form.fields.map(({ name }) => name));
  return (
    <form class="command" method="post" id={form.id} aria-labelledby={`${form.id}-heading`}>
      <h3 id={`${form.id}-heading`}>{form.heading}</h3>
      {own && (
        <div class="refused" role="alert" tabIndex={-1}>
          <p>
            <strong>{t.refused}.</strong> {own.message}
          </p>
          {own.faults.length > 0 && (
            <ul>
              {own.faults.map(({ field, message }) => (
                <li key={field}>
                  {named.has(field) ? <a href={`#${idOf(form, field)}`}>{labelOf(form, field)}</a> : field}: {message}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <input type="hidden" name="form" value={form.id} />
      <input type="hidden" name="idempotencyKey" value={own?.idempotencyKey ?? randomUUID()} />
      {form.ifMatch !== undefined && <input type="hidden" name="ifMatch" value={form.ifMatch} />}
      {form.fields.map((field) => (
        <FieldView
          key={field.name}
          id={idOf(form, field.name)}
          field={field}
          value={own?.typed[field.name] ?? (own === undefined ? field.initial : undefined) ?? ''}
          fault={faults.get(field.name)}
          language={language}
        />
      ))}
      <button type="submit">{form.submit}</button>
    </form>
  );
};

interface FieldViewProps {
  readonly id: string;
  readonly field: Field;
  readonly value: string;
  readonly fault: string | undefined;
  readonly language: Language;
}

const FieldView = ({ id, field, value, fault, language }: FieldViewProps) => {
  const t = TEXTS[language];
  const help = [field.hint, fault].filter((text) => text !== undefined).join(' ');
  const common = {
    id,
    name: field.name,
    ...(help !== '' && { 'aria-describedby': `${id}-help` }),
    ...(fault !== undefined && { 'aria-invalid': 'true' as const }),
  };
  const required = field.isOptional !== true;
  return (
    <p class="field">
      <label for={id}>
        {field.label}
        {field.isOptional && field.kind !== 'yesNo' && <small> ({t.optional})</small>}
      </label>
      {field.kind === 'choice' ? (
        <select {...common} required={required}>
          <option value="">{t.choose}</option>
          {field.options?.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : field.kind === 'longText' ? (
        <textarea {...common} rows={3} maxLength={2000} required={required}>
          {value}
        </textarea>
      ) : field.kind === 'yesNo' ? (
        <span>
          <input {...common} type="checkbox" value="true" checked={value === 'true'} /> {t.yes}
        </span>
      ) : field.kind === 'day' ? (
        <input {...common} type="date" value={value} required={required} />
      ) : (
        <input
          {...common}
          type="text"
          value={value}
          required={required}
          {...(field.kind !== 'text' && { inputMode: 'decimal' as const })}
        />
      )}
      {help !== '' && (
        <small id={`${id}-help`} class={fault === undefined ? '' : 'fault'}>
          {help}
        </small>
      )}
    </p>
  );
};

const idOf = (form: Form, name: string): string => `${form.id}-${name.replace(/[^a-zA-Z0-9]+/g, '-')}`;

const labelOf = (form: Form, name: string): string => form.fields.find((field) => field.name === name)?.label ?? name;
