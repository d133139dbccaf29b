/** The key of the log cannot be used as it is; the message says why and what to do. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
}
