import type { ActingPerson } from '@lotsenbuch/kernel';

/** Somebody asked that everything personal about a subject be destroyed. The subject is a random id, never a name. */
export interface ErasureRequested {
  readonly type: 'ErasureRequested';
  readonly schemaVersion: 1;
  readonly data: {
    readonly erasureId: string;
    readonly subject: string;
    /** Code from the catalogue of erasure reasons. */
    readonly reason: string;
    readonly by: ActingPerson;
  };
}

/** A second person looked at it and decided against. */
export interface ErasureRefused {
  readonly type: 'ErasureRefused';
  readonly schemaVersion: 1;
  readonly data: { readonly erasureId: string; readonly reason: string; readonly by: ActingPerson };
}

/** A second person decided for it; from now on the erasure happens by itself. */
export interface ErasureReleased {
  readonly type: 'ErasureReleased';
  readonly schemaVersion: 1;
  readonly data: { readonly erasureId: string; readonly subject: string; readonly by: ActingPerson };
}

/** Key, salts and ciphertexts of the subject are gone from the vault. */
export interface SubjectErased {
  readonly type: 'SubjectErased';
  readonly schemaVersion: 1;
  readonly data: { readonly erasureId: string; readonly subject: string };
}

export type ErasureEvent = ErasureRequested | ErasureRefused | ErasureReleased | SubjectErased;
