import type { Comparison } from '../../ledger-contract.js';
import { count } from '../../output/format.js';
import { oneLine } from '../../output/one-line.js';
import { hanging } from '../../output/wrap.js';

/** What became of every checkpoint value that was kept, and how far the history holds. */
export function comparisonText(comparison: Comparison & { readonly keyFromPlatform: boolean }, width: number): string {
  const { compared, inWords, today, holdsUpTo, forkedBy, keyFromPlatform } = comparison;
  return [
    ...hanging('', resultText(comparison), width),
    ...compared.flatMap(({ line, text, size, vouching, rootToday, reason }, at) => [
      '',
      `Line ${line}: ${oneLine(text)}${vouching === undefined || vouching === 'line' ? '' : ` ${size}, a signed checkpoint`}`,
      ...hanging('  ', oneLine(inWords[at] ?? ''), width),
      ...(rootToday === undefined ? [] : [`  The root at that size is today: ${oneLine(rootToday)}`]),
      ...(reason === undefined ? [] : hanging('  ', `In detail: ${oneLine(reason)}`, width)),
    ]),
    '',
    ...(holdsUpTo === undefined
      ? []
      : [`Unchanged since it was kept: the first ${count(holdsUpTo, 'event', 'events')}.`]),
    ...(forkedBy === undefined
      ? []
      : [`Changed since it was kept: something among the first ${count(forkedBy, 'event', 'events')}.`]),
    `Checkpoint value (Prüfwert) of today: ${oneLine(today.line)}`,
    ...(keyFromPlatform ? hanging('', KEY_FROM_PLATFORM, width) : []),
  ].join('\n');
}

const resultText = ({ compared, exitCode }: Comparison): string => {
  if (exitCode === 0) {
    return `All is well: ${count(compared.length, 'checkpoint value', 'checkpoint values')} of then hold today.`;
  }
  const held = compared.filter(({ verdict }) => verdict === 'consistent').length;
  const forked = compared.some(({ verdict }) => verdict === 'forked' || verdict === 'tooNew');
  const verdict = forked
    ? 'FORKED: the history is not the one of then.'
    : 'NOT COMPARED: not everything that was kept could be held against the log of today.';
  return `${verdict} Of ${count(compared.length, 'checkpoint value', 'checkpoint values')} ${held} hold today.`;
};

const KEY_FROM_PLATFORM =
  'The verifier key was taken from the platform itself, and whoever runs it could have put another one there. Give the ' +
  'one that you keep with --key.';
