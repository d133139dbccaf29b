import { type ProofRefusal, ProofRefused } from '../refusals.js';

/** The reason why `verify` refuses, or that it does not. */
export const refusalOf = (verify: () => void): ProofRefusal | 'accepted' => {
  try {
    verify();
  } catch (error) {
    if (error instanceof ProofRefused) return error.reason;
    throw error;
  }
  return 'accepted';
};

export const refusalBy = async (work: Promise<unknown>): Promise<ProofRefusal | 'accepted'> => {
  const settled = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return refusalOf(() => {
    if (settled !== undefined) throw settled;
  });
};
