/**
 * Runs the tasks of one stream one after another, in the order they came; tasks of different streams run side by side.
 * Within a process nobody then loses a race, and decides in vain, against a neighbour.
 */
export class StreamQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<Value>(stream: string, task: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(stream);
    const mine = before === undefined ? task() : before.then(task, task);
    this.#last.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(stream) === mine) this.#last.delete(stream);
    }
  }
}
