import { type Disk, realDisk } from '../tree-files/disk.js';

/** A disk that fails from its `steps`-th change on, as if the process had ended there. */
export const endingAfter = (steps: number): Disk => {
  let left = steps;
  const step =
    <Parameters extends unknown[], Value>(change: (...parameters: Parameters) => Value) =>
    (...parameters: Parameters): Value => {
      left -= 1;
      if (left < 0) throw new Error('the process has ended');
      return change(...parameters);
    };
  return {
    makeFolder: step(realDisk.makeFolder),
    write: step(realDisk.write),
    writeFrom: step(realDisk.writeFrom),
    truncate: step(realDisk.truncate),
    rename: step(realDisk.rename),
    syncFolder: step(realDisk.syncFolder),
    remove: step(realDisk.remove),
  };
};
