import { TreeFileFault } from './tree-file-fault.js';

/** What a file of the ledger says; undefined also where it is damaged, for those to whom that makes no difference. */
export const unlessDamaged = async <Value>(read: () => Promise<Value | undefined>): Promise<Value | undefined> => {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof TreeFileFault) return undefined;
    throw cause;
  }
};
