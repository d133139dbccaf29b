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

/** Makes the field with which a form asks for a reason from a catalogue of the interface. */
export const reasonFields = async (
  api: ApiReader,
): Promise<(catalogue: string, label: string, name?: string) => Field> => {
  const { catalogues } = await api.get<Catalogues>('/v1/reasons');
  const byName = new Map(catalogues.map(({ name, reasons }) => [name, reasons]));
  return (catalogue, label, name = 'reason') => ({
    name,
    label,
    kind: 'choice',
    options: reasonsOf(byName, catalogue).map(({ code, texts }) => ({ value: code, label: texts[api.language] })),
  });
};

const reasonsOf = <Reasons>(byName: ReadonlyMap<string, Reasons>, catalogue: string): Reasons => {
  const reasons = byName.get(catalogue);
  if (reasons === undefined) throw new Error(`there is no catalogue of reasons ${catalogue}`);
  return reasons;
};
