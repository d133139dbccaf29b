import type { Language } from '@lotsenbuch/kernel';
import type { Field } from './form.js';

const TEXTS = {
  de: { optional: 'freiwillig', choose: 'bitte wählen', yes: 'ja' },
  en: { optional: 'optional', choose: 'please choose', yes: 'yes' },
} as const;

interface FieldViewProps {
  readonly id: string;
  readonly field: Field;
  readonly value: string;
  readonly fault: string | undefined;
  readonly isRequired: boolean;
  readonly language: Language;
}

/** One field with its label, its hint and what is wrong with it. */
export const FieldView = ({ id, field, value, fault, isRequired, language }: FieldViewProps) => {
  const t = TEXTS[language];
  const isBroken = fault !== undefined;
  const describedBy = [...(field.hint === undefined ? [] : [`${id}-hint`]), ...(isBroken ? [`${id}-fault`] : [])];
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {field.isOptional && field.kind !== 'yesNo' && <small> ({t.optional})</small>}
      </label>
      {field.hint !== undefined && <small id={`${id}-hint`}>{field.hint}</small>}
      {isBroken && (
        <small id={`${id}-fault`} class="fault">
          {fault}
        </small>
      )}
      <Control
        field={field}
        value={value}
        texts={t}
        common={{
          id,
          name: field.name,
          required: isRequired && field.kind !== 'yesNo',
          ...(describedBy.length > 0 && { 'aria-describedby': describedBy.join(' ') }),
          ...(isBroken && { 'aria-invalid': 'true' as const }),
        }}
      />
    </div>
  );
};

interface ControlProps {
  readonly field: Field;
  readonly value: string;
  readonly texts: Readonly<Record<'choose' | 'yes', string>>;
  readonly common: { readonly id: string; readonly name: string; readonly required: boolean };
}

const Control = ({ field, value, texts: t, common }: ControlProps) => {
  switch (field.kind) {
    case 'choice':
      return (
        <select {...common}>
          <option value="">{t.choose}</option>
          {field.options?.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'longText':
    case 'lines':
      return (
        <textarea {...common} rows={3} maxLength={field.kind === 'lines' ? 6000 : 2000}>
          {value}
        </textarea>
      );
    case 'yesNo':
      return (
        <span>
          <input {...common} type="checkbox" value="true" checked={value === 'true'} /> {t.yes}
        </span>
      );
    case 'day':
    case 'lastDay':
      return <input {...common} type="date" value={value} />;
    case 'text':
      return <input {...common} type="text" value={value} />;
    default:
      return <input {...common} type="text" value={value} inputMode={field.kind === 'whole' ? 'numeric' : 'decimal'} />;
  }
};
