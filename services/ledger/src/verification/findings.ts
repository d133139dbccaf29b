import type { Finding, FindingKind } from '../checking/finding.js';
import { MAX_FINDINGS } from './verification-report.js';

const EVENTS: ReadonlySet<FindingKind> = new Set([
  'eventChanged',
  'eventMissing',
  'eventInserted',
  'eventsReordered',
  'logShorter',
  'otherStore',
]);
const TREE: ReadonlySet<FindingKind> = new Set(['tileMissing', 'tileDamaged', 'ordinalsDamaged']);

/** Collects what is found: each once, the first hundred. */
export class Findings {
  readonly #texts = new Set<string>();
  readonly #found: Finding[] = [];
  #more = false;

  add(...findings: readonly Finding[]): void {
    for (const finding of findings) {
      const text = JSON.stringify(finding);
      if (this.#texts.has(text) || this.#isNamed(finding)) continue;
      if (this.#found.length === MAX_FINDINGS) {
        this.#more = true;
        return;
      }
      this.#texts.add(text);
      this.#found.push(finding);
    }
  }

  /** A file that is missing or damaged is met again by everything that reads it: the first place says the most. */
  #isNamed({ kind, path, index }: Finding): boolean {
    return (
      index === undefined && TREE.has(kind) && this.#found.some((each) => each.kind === kind && each.path === path)
    );
  }

  get all(): readonly Finding[] {
    return this.#found;
  }

  /** True if there were more than are kept. */
  get hasMore(): boolean {
    return this.#more;
  }

  /** The store does not hold the events that the tree was made of. */
  get eventsDiffer(): boolean {
    return this.#found.some(({ kind }) => EVENTS.has(kind));
  }

  /** Files of the tree are damaged: what would follow from its root says nothing. */
  get treeDamaged(): boolean {
    return this.#found.some(({ kind }) => TREE.has(kind));
  }
}

/** Of what was found in the stretches of a log, in their order, what is not merely its consequence. */
export const causesOf = (findings: readonly Finding[]): readonly Finding[] => {
  const causes: Finding[] = [];
  for (const finding of findings) {
    if (EVENTS.has(finding.kind) && causes.some(endsAll)) continue;
    causes.push(finding);
  }
  return causes;
};

/** Behind such a finding no event stands where it should. */
const endsAll = ({ kind, restMoved }: Finding): boolean =>
  restMoved === true || kind === 'logShorter' || kind === 'otherStore';
