import { generateSignerKey, type SignerKey } from '../index.js';
import type { Claim } from './claim.fixture.js';
import { Random } from './random.fixture.js';

/** Collects genuine claims and, after each, what becomes of it when one thing in it is changed. */
export class ClaimMaker {
  readonly #claims: Claim[] = [];
  readonly random: Random;
  readonly log: SignerKey = generateSignerKey('log.example/node');
  readonly sameName: SignerKey = generateSignerKey('log.example/node');
  readonly other: SignerKey = generateSignerKey('prüfer.example/€');
  readonly witness: SignerKey = generateSignerKey('witness.example/node', 'cosignature/v1');

  /** @param folder where claims keep their files */
  constructor(
    seed: number,
    readonly folder: string,
  ) {
    this.random = new Random(seed);
  }

  get claims(): readonly Claim[] {
    return this.#claims;
  }

  genuine<C extends Claim>(claim: C): C {
    this.#claims.push(claim);
    return claim;
  }

  corrupted<C extends Claim>(genuine: C, what: string, change: Partial<C>): void {
    this.changed(genuine, what, change, () => false);
  }

  /** For what need not be wrong after the change: then our verdict is what the other side has to come to. */
  changed<C extends Claim>(genuine: C, what: string, change: Partial<C>, accepted: (claim: C) => boolean): void {
    const claim = { ...genuine, ...change, name: `${genuine.name}, ${what}` };
    this.#claims.push({ ...claim, accept: accepted(claim) });
  }
}
