import { monitorEventLoopDelay } from 'node:perf_hooks';

const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Milliseconds from one look at how late the process is to the next. */
const between = 50;

interface Timing { counts: number[]; sum: number; count: number }
/** A number that another part of the office keeps, read when somebody asks. */
export interface Gauge { name: string; help: string; kind: 'gauge' | 'counter'; value: () => number }

/** What `/metrics` tells, in Prometheus' text format. Routes are counted by their pattern, so ids don't become labels. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #commands = new Map<string, number>();
  readonly #timings = new Map<string, Timing>();
  readonly #gauges: Gauge[] = [];
  readonly #delay = monitorEventLoopDelay({ resolution: between });

  watchEventLoop(): void {
    this.#delay.enable();
  }

  add(gauge: Gauge): void {
    this.#gauges.push(gauge);
  }

  count({ route, method, status, seconds }: { route: string; method: string; status: number; seconds: number }): void {
    const labels = `route="${route}",method="${method}",status="${status}"`;
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
    let timing = this.#timings.get(route);
    if (!timing) this.#timings.set(route, (timing = { counts: bounds.map(() => 0), sum: 0, count: 0 }));
    timing.sum += seconds;
    timing.count += 1;
    const bucket = bounds.findIndex((bound) => seconds <= bound);
    if (bucket >= 0) timing.counts[bucket]! += 1;
  }

  countCommand(command: string, outcome: 'done' | 'refused'): void {
    const labels = `command="${command}",outcome="${outcome}"`;
    this.#commands.set(labels, (this.#commands.get(labels) ?? 0) + 1);
  }

  text(): string {
    const memory = process.memoryUsage();
    return [
      ...block(['gable_http_requests_total', 'Requests answered, by route, method and status.', 'counter'], [...this.#requests].map(([labels, count]) => `{${labels}} ${count}`)),
      ...block(['gable_commands_total', 'Commands asked for over the API.', 'counter'], [...this.#commands].map(([labels, count]) => `{${labels}} ${count}`)),
      ...this.#histogram(),
      ...this.#eventLoop(),
      ...block(['process_resident_memory_bytes', 'Resident memory.', 'gauge'], [` ${memory.rss}`]),
      ...block(['nodejs_heap_used_bytes', 'Heap in use.', 'gauge'], [` ${memory.heapUsed}`]),
      ...block(['process_uptime_seconds', 'Seconds since the start.', 'gauge'], [` ${process.uptime()}`]),
      ...this.#gauges.flatMap(({ name, help, kind, value }) => block([name, help, kind], [` ${value()}`])),
    ].join('\n') + '\n';
  }

  #histogram(): string[] {
    const name = 'gable_http_request_seconds';
    const lines = [`# HELP ${name} Time until the answer was handed over.`, `# TYPE ${name} histogram`];
    for (const [route, { counts, sum, count }] of this.#timings) {
      let below = 0;
      counts.forEach((bucket, index) => {
        below += bucket;
        lines.push(`${name}_bucket{route="${route}",le="${bounds[index]}"} ${below}`);
      });
      lines.push(`${name}_bucket{route="${route}",le="+Inf"} ${count}`, `${name}_sum{route="${route}"} ${sum}`, `${name}_count{route="${route}"} ${count}`);
    }
    return lines;
  }

  #eventLoop(): string[] {
    // Node gives the whole time from one look to the next.
    const seconds = (nanoseconds: number): number => (Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - between / 1e3) : 0);
    const lines = [0.5, 0.99].map((part) => `{quantile="${part}"} ${seconds(this.#delay.percentile(part * 100))}`);
    return block(['nodejs_eventloop_delay_seconds', 'How late timers fire.', 'gauge'], [...lines, `{quantile="1"} ${seconds(this.#delay.max)}`]);
  }
}

function block([name, help, kind]: readonly [name: string, help: string, kind: Gauge['kind']], lines: readonly string[]): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines.map((line) => `${name}${line}`)];
}
