/** The log cannot be forked like this, or a fork is not whole; the message says why and what to do. */
export class ForkRefused extends Error {
  override readonly name = 'ForkRefused';
}
