import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.js';

/**
 * Shows how far a long piece of work has come: a bar where somebody watches standard error, else one line at its
 * beginning.
 */
export class Progress {
  readonly #terminal: Terminal;
  readonly #what: string;
  readonly #unit: string;
  #bar: SingleBar | undefined;
  #announced = false;

  constructor(terminal: Terminal, what: string, unit: string) {
    this.#terminal = terminal;
    this.#what = what;
    this.#unit = unit;
  }

  /** @param remark what else is known of it, such as how long it will still take */
  update(done: number, total: number, remark = ''): void {
    if (this.#terminal.progress === undefined) {
      if (!this.#announced) this.#terminal.err(`${this.#what} …`);
      this.#announced = true;
      return;
    }
    this.#bar ??= this.#start(this.#terminal.progress, total);
    this.#bar.setTotal(total);
    this.#bar.update(done, { remark });
  }

  end(): void {
    this.#bar?.stop();
  }

  #start(stream: NodeJS.WriteStream, total: number): SingleBar {
    const format = `${this.#what}  {bar}  {value}/{total} ${this.#unit}{remark}`;
    const bar = new SingleBar({ format, stream, barsize: 24, hideCursor: true }, Presets.shades_classic);
    bar.start(total, 0, { remark: '' });
    return bar;
  }
}
