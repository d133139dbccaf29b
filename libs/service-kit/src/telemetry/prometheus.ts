import { createRequire } from 'node:module';

type Prometheus = typeof import('prom-client');

const load = createRequire(import.meta.url);

// The parts of prom-client that are used. Its index also loads a push gateway, a cluster aggregator and OpenTelemetry,
// which costs every process some 15 MB and a tenth of its start.
export const Registry: Prometheus['Registry'] = load('prom-client/lib/registry');
export const Counter: Prometheus['Counter'] = load('prom-client/lib/counter');
export const Gauge: Prometheus['Gauge'] = load('prom-client/lib/gauge');
export const Histogram: Prometheus['Histogram'] = load('prom-client/lib/histogram');
