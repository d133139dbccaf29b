import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as prometheus from 'prom-client';
import { type ConsumedLog, describeConsumers } from './consumer-metrics.js';
import { describeProcess } from './process-metrics.js';
import { Histogram, Registry } from './prometheus.js';

/** Seconds; from a millisecond to where a person gives up. */
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Adds figures to those of the process; none of their labels takes a value from a request. */
export type DescribeFigures = (registry: prometheus.Registry) => void;

/** The figures of one process in the Prometheus text format. No label takes a value from a request. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #duration: prometheus.Histogram<'method' | 'route' | 'status'>;

  constructor(log: ConsumedLog | undefined, figures: readonly DescribeFigures[] = []) {
    describeProcess(this.#registry);
    if (log) describeConsumers(this.#registry, log);
    for (const describe of figures) describe(this.#registry);
    this.#duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the first byte of a request to the last byte of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: DURATION_BUCKETS,
      registers: [this.#registry],
    });
  }

  observeRequest(request: FastifyRequest, reply: FastifyReply): void {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    this.#duration.observe(labels, reply.elapsedTime / 1000);
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
