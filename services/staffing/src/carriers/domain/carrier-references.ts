import { type Dated, heldOn } from '../../domain/dated.js';

/** What staffing reads of funding's facts about carriers: its own types, nothing of funding's code. */
export type CarrierFact =
  | {
      readonly type: 'CarrierRegistered';
      readonly effectiveOn?: string;
      readonly data: { readonly carrierId: string; readonly name: string };
    }
  | {
      readonly type: 'CarrierRenamed';
      readonly effectiveOn?: string;
      readonly data: { readonly carrierId: string; readonly to: string };
    }
  | {
      readonly type: 'CarrierMerged';
      readonly effectiveOn?: string;
      readonly data: { readonly carrierId: string; readonly into: string };
    };

/** A carrier as staffing knows it. */
export interface CarrierReference {
  readonly names: readonly Dated<string>[];
  /** Merges of this carrier with their log positions: which of them count, only all carriers together tell. */
  readonly merges: readonly { readonly into: string; readonly position: string }[];
}

/** All carriers at one moment, merges resolved. */
export class CarrierReferences {
  readonly #carriers: ReadonlyMap<string, CarrierReference>;
  readonly #winners = new Map<string, string>();

  constructor(carriers: ReadonlyMap<string, CarrierReference>) {
    this.#carriers = carriers;
    const merges = [...carriers]
      .flatMap(([loser, { merges }]) => merges.map(({ into, position }) => ({ loser, into, position })))
      .toSorted((a, b) => (a.position < b.position ? -1 : 1));
    for (const { loser, into } of merges) {
      // Of two merges that would close a circle, the later recorded is void.
      if (this.readAs(into) !== loser && !this.#winners.has(loser)) this.#winners.set(loser, into);
    }
  }

  has(carrierId: string): boolean {
    return this.#carriers.has(carrierId);
  }

  /** The carrier that a reference means after merges; itself where nothing else is known. */
  readAs(carrierId: string): string {
    let current = carrierId;
    for (let into = this.#winners.get(current); into !== undefined; into = this.#winners.get(current)) current = into;
    return current;
  }

  /** The reference itself and the carrier it is read as: a right for either of them reaches what belongs to it. */
  meanings(carrierId: string): readonly string[] {
    return [...new Set([carrierId, this.readAs(carrierId)])];
  }

  /** Its name on a Berlin day; the reference itself for a carrier that staffing does not know yet. */
  nameOn(carrierId: string, on: string): string {
    return heldOn(this.#carriers.get(carrierId)?.names ?? [], on) ?? carrierId;
  }
}
