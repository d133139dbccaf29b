/** Waits for all of them also when one fails, so that nothing goes on behind the back of who tries again. */
export const allDone = async (steps: readonly Promise<void>[]): Promise<void> => {
  const failed = (await Promise.allSettled(steps)).find((step) => step.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};
