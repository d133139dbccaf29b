import type { ConsumerStatus, RunningConsumer } from '@lotsenbuch/consumers';

/** Something that must be in order before requests should come. */
export interface ReadinessCheck {
  readonly name: string;
  /** A sentence why not, and what to do; undefined if all is well. */
  reasonNotReady(): Promise<string | undefined>;
}

export interface CheckResult {
  readonly name: string;
  readonly ready: boolean;
  readonly reason?: string;
}

/** Ready means: no consumer stands at a failure, every check is in order, and the service is not ending. */
export class Readiness {
  readonly #consumers: readonly RunningConsumer[];
  readonly #checks: readonly ReadinessCheck[];
  #ending = false;

  constructor(consumers: readonly RunningConsumer[], checks: readonly ReadinessCheck[]) {
    this.#consumers = consumers;
    this.#checks = checks;
  }

  /** From now on not ready: the service finishes what it has begun. */
  end(): void {
    this.#ending = true;
  }

  async results(): Promise<CheckResult[]> {
    const ofConsumers = this.#consumers.map((consumer) => {
      const status = consumer.status();
      return result(`consumer ${status.name}`, status.failure && describeFailure(status.failure));
    });
    const ofChecks = await Promise.all(
      this.#checks.map(async (check) =>
        result(
          check.name,
          await check.reasonNotReady().catch((fault: unknown) => `the check failed: ${String(fault)}`),
        ),
      ),
    );
    return [...(this.#ending ? [result('service', 'the service is ending')] : []), ...ofConsumers, ...ofChecks];
  }
}

const result = (name: string, reason: string | undefined): CheckResult =>
  reason === undefined ? { name, ready: true } : { name, ready: false, reason };

function describeFailure({ at, reason, since, attempts }: NonNullable<ConsumerStatus['failure']>): string {
  const place = at ? `at ${at.eventType} ${at.stream}@${at.revision} (event ${at.eventId})` : 'before any event';
  return `stands ${place} since ${since}, ${attempts} attempts: ${reason}`;
}
