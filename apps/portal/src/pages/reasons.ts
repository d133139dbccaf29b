import type { Field } from '../forms/form.js';
import type { ApiReader } from './portal-api.js';

interface Catalogues {
  readonly catalogues: readonly {
    readonly name: string;
    readonly reasons: readonly {
      readonly code: string;
      readonly texts: { readonly de: string; readonly en: string };
    }[];
  }[];
}

/** The reasons that the interface knows, in the language of the reader. */
export interface Reasons {
  /** The field with which a form asks for a reason. @throws Error if there is no such catalogue */
  field(catalogue: string, label: string, name?: string): Field;
  /** A code as people say it; one that is in no catalogue is shown as it is. */
  text(code: string): string;
}

export const reasonsOf = async (api: ApiReader): Promise<Reasons> => {
  const { catalogues } = await api.get<Catalogues>('/v1/reasons');
  const options = new Map(
    catalogues.map(({ name, reasons }) => [
      name,
      reasons.map(({ code, texts }) => ({ value: code, label: texts[api.language] })),
    ]),
  );
  const texts = new Map([...options.values()].flat().map(({ value, label }) => [value, label]));
  return {
    field: (catalogue, label, name = 'reason') => {
      const found = options.get(catalogue);
      if (found === undefined) throw new Error(`there is no catalogue of reasons ${catalogue}`);
      return { name, label, kind: 'choice', options: found };
    },
    text: (code) => texts.get(code) ?? code,
  };
};
