import { spawn } from 'node:child_process';
import { once } from 'node:events';

const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 50;

/** A shell that keeps its variables from command to command, as a terminal does. */
export class Terminal {
  #shell;
  #ended;
  #said = '';
  /** Of the command that is running or ran last. */
  #from = 0;
  #commands = 0;

  constructor(options) {
    // A group of its own, so that Ctrl-C reaches everything in it and nothing else.
    this.#shell = spawn('sh', [], { ...options, stdio: ['pipe', 'pipe', 'inherit'], detached: true });
    this.#ended = once(this.#shell, 'exit');
    this.#shell.stdout.setEncoding('utf8').on('data', (text) => {
      this.#said += text;
    });
    this.#shell.stdin.write('exec 2>&1; trap : INT\n');
  }

  /** What was printed since the last command was typed. */
  get said() {
    return this.#said.slice(this.#from).replaceAll(new RegExp(`\n${END} .*\n`, 'g'), '');
  }

  /** Types a command and does not wait for its end. */
  type(command) {
    this.#from = this.#said.length;
    this.#commands += 1;
    this.#shell.stdin.write(`{ ${command}\n} < /dev/null; printf '\\n%s\\n' "${END} ${this.#commands} $?"\n`);
  }

  /** Waits until the last command has ended. @returns its exit code */
  async end() {
    await this.#until(() => this.#exitCode !== undefined, 'the command has not ended');
    return this.#exitCode;
  }

  /** Waits until what was printed since the last command is as wanted. @throws Error with what was printed */
  async until(isWanted, otherwise) {
    await this.#until(() => isWanted(this.said) || this.#exitCode !== undefined, otherwise);
    if (!isWanted(this.said)) throw new Error(`${otherwise}, and the command has ended; it printed:\n${this.said}`);
  }

  async ctrlC() {
    process.kill(-this.#shell.pid, 'SIGINT');
    await this.end();
  }

  async close() {
    try {
      process.kill(-this.#shell.pid, 'SIGKILL');
    } catch (fault) {
      if (fault.code !== 'ESRCH') throw fault;
    }
    await this.#ended;
  }

  /** Of the last command; undefined while it runs. */
  get #exitCode() {
    const mark = new RegExp(`^${END} ${this.#commands} (\\d+)$`, 'm').exec(this.#said);
    return mark === null ? undefined : Number(mark[1]);
  }

  async #until(isThere, otherwise) {
    for (let waited = 0; !isThere(); waited += LOOK_AGAIN_MS) {
      if (waited >= PATIENCE_MS) throw new Error(`${otherwise}; by then the terminal showed:\n${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}

const END = 'ended-as-the-walkthrough-counts';
