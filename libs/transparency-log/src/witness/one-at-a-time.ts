/** Runs tasks of the same name one after the other, in the order they came; tasks of different names at once. */
export const oneAtATime = (): (<T>(name: string, task: () => Promise<T>) => Promise<T>) => {
  const last = new Map<string, Promise<unknown>>();
  return async (name, task) => {
    const before = last.get(name) ?? Promise.resolve();
    const result = before.then(task, task);
    last.set(name, result);
    try {
      return await result;
    } finally {
      if (last.get(name) === result) last.delete(name);
    }
  };
};
