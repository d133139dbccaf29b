import type { ApiReader } from './portal-api.js';

interface Me {
  readonly actor: string;
  readonly rights: readonly { readonly role: string; readonly district?: string; readonly carrierId?: string }[];
  readonly operations: readonly { readonly operation: string }[];
}

/** Who reads a page, and what this person may do today: forms are shown to whom they are of use. */
export interface Allowed {
  may(operation: string): boolean;
  readonly rights: Me['rights'];
  /** The reader's own reference; all others are opaque. */
  isMe(actor: string): boolean;
}

export const allowedOf = async (api: ApiReader): Promise<Allowed> => {
  const { actor: me, rights, operations } = await api.get<Me>('/v1/me');
  const names = new Set(operations.map(({ operation }) => operation));
  return { rights, may: (operation) => names.has(operation), isMe: (actor) => actor === me };
};
