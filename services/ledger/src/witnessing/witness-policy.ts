import { readFile } from 'node:fs/promises';
import { ConfigurationRefused } from '@lotsenbuch/service-kit';
import { type Policy, PolicyRefused, parsePolicy, type VerifierKey } from '@lotsenbuch/transparency-log';

/**
 * Whose cosignatures are collected. What the file says of logs is for its readers: here the log is this one.
 * @param keys of this log
 * @throws ConfigurationRefused, PolicyRefused with a sentence that names the file
 */
export const readWitnessPolicy = async (file: string, keys: readonly VerifierKey[]): Promise<Policy> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationRefused([
      `the witness policy cannot be read from ${file}: bring the file back, or set no WITNESS_POLICY_FILE (${why})`,
    ]);
  }
  try {
    return { ...parsePolicy(text), logs: keys.map((key) => ({ key })) };
  } catch (cause) {
    if (!(cause instanceof PolicyRefused)) throw cause;
    throw new PolicyRefused(cause.reason, `the witness policy ${file} is refused: ${cause.message}`);
  }
};
