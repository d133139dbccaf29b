import type { Clock } from '@lotsenbuch/consumers';
import {
  askForCosignature,
  type Hash,
  type NoteSignature,
  parseCheckpoint,
  parseNote,
  type WitnessAddress,
} from '@lotsenbuch/transparency-log';

/** How long a witness may take to answer. */
const PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/** Milliseconds to wait after so many failures in a row: growing, up to five minutes. */
const pauseAfter = (failures: number): number => Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);

export interface WitnessLinePorts {
  readonly witness: WitnessAddress;
  readonly proofBetween: (oldSize: number, newSize: number) => Promise<readonly Hash[]>;
  readonly clock: Clock;
  /** The checkpoint of this text was cosigned. */
  readonly cosigned: (text: string, signatures: readonly NoteSignature[]) => Promise<void>;
  readonly failed: (failure: { readonly cause: unknown; readonly pauseMs: number }) => void;
}

/** The line to one witness: one request at a time, always for the latest checkpoint, with growing pauses after failures. */
export class WitnessLine {
  readonly #ports: WitnessLinePorts;
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #waiting: string | undefined;
  #wake: () => void = () => undefined;
  /** What the witness cosigned last, as far as this process knows; it says so itself where that is wrong. */
  #cosignedSize = 0;

  constructor(ports: WitnessLinePorts) {
    this.#ports = ports;
    this.#running = this.#run();
  }

  /** Takes the place of a checkpoint that is still waiting. */
  submit(note: string): void {
    this.#waiting = note;
    this.#wake();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    let failures = 0;
    while (!signal.aborted) {
      const note = this.#waiting;
      if (note === undefined) {
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
        continue;
      }
      try {
        await this.#ask(note);
        failures = 0;
        if (this.#waiting === note) this.#waiting = undefined;
      } catch (cause) {
        if (signal.aborted) return;
        failures += 1;
        const pauseMs = pauseAfter(failures);
        this.#ports.failed({ cause, pauseMs });
        await this.#ports.clock.sleep(pauseMs, signal);
      }
    }
  }

  async #ask(note: string): Promise<void> {
    const { witness, clock, proofBetween, cosigned } = this.#ports;
    const { text } = parseNote(note);
    const { size } = parseCheckpoint(text);
    const answered = new AbortController();
    const tooLong = new AbortController();
    const ended = AbortSignal.any([answered.signal, this.#closing.signal]);
    void clock
      .sleep(PATIENCE_MS, ended)
      .then(() => tooLong.abort(new Error(`no answer within ${PATIENCE_MS / 1000} s`)));
    try {
      const signatures = await askForCosignature(
        witness,
        note,
        Math.min(this.#cosignedSize, size),
        (oldSize) => proofBetween(oldSize, size),
        { signal: AbortSignal.any([tooLong.signal, this.#closing.signal]) },
      );
      this.#cosignedSize = size;
      await cosigned(text, signatures);
    } finally {
      answered.abort();
    }
  }
}
