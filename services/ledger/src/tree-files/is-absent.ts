/** True where the system says that there is no such file or folder. */
export const isAbsent = (reason: unknown): boolean =>
  typeof reason === 'object' &&
  reason !== null &&
  'code' in reason &&
  (reason.code === 'ENOENT' || reason.code === 'ENOTDIR');
