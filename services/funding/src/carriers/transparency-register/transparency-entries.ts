import { Injectable } from '@nestjs/common';
import type { FoldedLog } from '../../folded-log.js';
import { FundingPorts } from '../../funding-ports.js';
import { currentCarriers } from '../current-carriers.js';
import { type CarrierDirectory, readAs } from '../domain/carrier-directory.js';
import { latestEntry, type TransparencyRegisterEntry } from '../domain/carrier-state.js';
import type { CarrierEvent } from '../domain/events.js';

/** The entry that counts for a carrier: of all that are read as the same one, the entry seen last. */
export const transparencyEntryIn = (
  directory: CarrierDirectory,
  carrierId: string,
): TransparencyRegisterEntry | undefined => {
  const winner = readAs(directory, carrierId);
  if (winner === undefined) return undefined;
  let latest: TransparencyRegisterEntry | undefined;
  for (const [id, { transparencyRegister }] of directory.carriers) {
    if (transparencyRegister !== undefined && readAs(directory, id) === winner) {
      latest = latestEntry(latest, transparencyRegister);
    }
  }
  return latest;
};

/** What the log says about carriers' entries in the transparency register. */
@Injectable()
export class TransparencyEntries {
  readonly #carriers: FoldedLog<CarrierDirectory, CarrierEvent>;

  constructor(ports: FundingPorts) {
    this.#carriers = currentCarriers(ports.eventStore);
  }

  /** Undefined for a carrier that has none, and for one that nobody knows. */
  async transparencyEntryOf(carrierId: string): Promise<TransparencyRegisterEntry | undefined> {
    return transparencyEntryIn(await this.#carriers.current(), carrierId);
  }
}
