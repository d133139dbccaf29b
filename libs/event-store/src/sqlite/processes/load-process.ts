import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewEvent, RecordedEvent } from '../../envelope.js';
import type { EventStore, ExpectedRevision } from '../../event-store.js';

const FOLDER = import.meta.dirname;

/** What a load process got as an answer to one append. */
export interface Answer {
  readonly stream: string;
  readonly firstRevision: number;
  readonly ids: readonly string[];
}

export interface Failure {
  readonly failed: string;
  readonly message: string;
}

/** An append that failed as often as it was repeated. */
export interface GivenUp {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

export interface Notes {
  /** Answers that came in one turn of the event loop: those of one group commit. */
  readonly groups: readonly (readonly Answer[])[];
  readonly failures: readonly Failure[];
  readonly givenUp: readonly GivenUp[];
  readonly closed: boolean;
}

export interface Load {
  readonly file: string;
  /** Where the process notes what it was answered. */
  readonly notes: string;
  readonly clients: number;
  /** Appends of each client; without it there is no end. */
  readonly appends?: number;
  /** A file that the process removes after the first failure, to make room. */
  readonly ballast?: string;
}

const commandOf = (load: Load): [string, ...string[]] => [
  process.execPath,
  '--import',
  join(FOLDER, 'typescript-sources.mjs'),
  join(FOLDER, 'load.mjs'),
  JSON.stringify(load),
];

let started: ChildProcess[] = [];
// A test that fails must not leave a load behind that has no end.
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
});

/** Starts a load process, by itself or under a command such as strace that is given its command line at the end. */
export const startLoad = (load: Load, under: readonly string[] = []): ChildProcess => {
  const [program = '', ...parameters] = [...under, ...commandOf(load)];
  const child = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
  started.push(child);
  return child;
};

/** The exit code, or the signal that ended the process, with what it wrote to stderr. */
export const ended = async (child: ChildProcess): Promise<{ code: number | string | null; stderr: string }> => {
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const code = await new Promise<number | string | null>((resolve) => {
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  return { code, stderr };
};

export const readNotes = (file: string): Notes => {
  const groups: Answer[][] = [];
  const failures: Failure[] = [];
  const givenUp: GivenUp[] = [];
  let closed = false;
  // What follows the last line end was cut off by the kill.
  for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const entry = JSON.parse(line);
    if ('answered' in entry) groups.push(entry.answered);
    if ('failed' in entry) failures.push(entry);
    if ('givenUp' in entry) givenUp.push(entry.givenUp);
    if ('closed' in entry) closed = true;
  }
  return { groups, failures, givenUp, closed };
};

/**
 * What is wrong with the log, given the answers that were received; empty if every answered append is there as it was
 * answered, no append is there by half, and no stream has a hole.
 */
export const faultsOf = (log: readonly RecordedEvent[], answers: readonly Answer[]): string[] => {
  const faults: string[] = [];
  const ids = new Map<string, string>();
  const heads = new Map<string, number>();
  const parts = new Map<string, { of: number; found: number }>();
  let recordedAt = '';
  for (const { envelope } of log) {
    ids.set(`${envelope.stream}@${envelope.revision}`, envelope.id);
    const head = heads.get(envelope.stream) ?? -1;
    if (envelope.revision !== head + 1) faults.push(`${envelope.stream}: ${envelope.revision} follows ${head}`);
    heads.set(envelope.stream, envelope.revision);
    if (envelope.recordedAt < recordedAt) faults.push(`${envelope.recordedAt} follows ${recordedAt}`);
    recordedAt = envelope.recordedAt;
    const { of } = envelope.data as { of: number };
    const found = parts.get(envelope.commandId)?.found ?? 0;
    parts.set(envelope.commandId, { of, found: found + 1 });
  }
  for (const [command, { of, found }] of parts) {
    if (found !== of) faults.push(`command ${command}: ${found} of ${of} events`);
  }
  for (const { stream, firstRevision, ids: expected } of answers) {
    for (const [index, id] of expected.entries()) {
      const place = `${stream}@${firstRevision + index}`;
      if (ids.get(place) !== id) faults.push(`${place}: answered ${id}, found ${ids.get(place)}`);
    }
  }
  return faults;
};

export const wholeLog = async (store: EventStore): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) events.push(...page.events);
  return events;
};
