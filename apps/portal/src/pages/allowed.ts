import type { ApiReader } from './portal-api.js';

interface Me {
  readonly rights: readonly { readonly role: string; readonly district?: string; readonly carrierId?: string }[];
  readonly operations: readonly { readonly operation: string }[];
}

/** What the reader of a page may do today: forms are shown to whom they are of use. */
export interface Allowed {
  may(operation: string): boolean;
  readonly rights: Me['rights'];
}

export const allowedOf = async (api: ApiReader): Promise<Allowed> => {
  const { rights, operations } = await api.get<Me>('/v1/me');
  const names = new Set(operations.map(({ operation }) => operation));
  return { rights, may: (operation) => names.has(operation) };
};
