import { performance } from 'node:perf_hooks';
import type { Registry } from 'prom-client';
import { Counter, Gauge } from './prometheus.js';

/**
 * What the process itself uses, read when it is asked for. The default collection of the library is not used: its
 * timer for the event loop wakes an idle process a hundred times a second.
 */
export function describeProcess(registry: Registry): void {
  const registers = [registry];
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'User and system processor time in seconds',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'When the process began, in seconds since 1970 UTC',
    registers,
  }).set(Math.round(performance.timeOrigin / 1000));
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory in bytes',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Gauge({
    name: 'nodejs_heap_size_used_bytes',
    help: 'Used heap of the JavaScript engine in bytes',
    registers,
    collect() {
      this.set(process.memoryUsage().heapUsed);
    },
  });
  new Gauge({
    name: 'nodejs_eventloop_utilization',
    help: 'Share of its life that the event loop was busy, 0 to 1',
    registers,
    collect() {
      this.set(performance.eventLoopUtilization().utilization);
    },
  });
}
