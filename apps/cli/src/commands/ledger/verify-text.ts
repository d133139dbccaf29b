import type { Verification } from '../../ledger-contract.js';
import { count } from '../../output/format.js';
import { oneLine } from '../../output/one-line.js';
import { hanging } from '../../output/wrap.js';

/** What a verification found, the result first, then what it cannot see. */
export function verificationText(verification: Verification, width: number): string {
  const { checkpointLine, inWords, seconds, eventsPerSecond, resumedFrom } = verification;
  const { findings, limits } = inWords;
  const earlier = resumedFrom === undefined ? '' : `; ${resumedFrom} of them in an earlier run that was interrupted`;
  return [
    ...hanging('', findings.length === 0 ? wellText(verification) : notWellText(verification), width),
    `Checkpoint value (Prüfwert): ${oneLine(checkpointLine)}`,
    `Took ${seconds.toFixed(1)} s, ${Math.round(eventsPerSecond)} events per second${earlier}.`,
    ...findings.flatMap((finding, at) => ['', ...hanging(`${at + 1}. `, oneLine(finding), width)]),
    ...(limits.length === 0 ? [] : ['', 'What this check does not show:']),
    ...limits.flatMap((limit) => hanging('  - ', oneLine(limit), width)),
  ].join('\n');
}

const wellText = ({ events, streams, checkpoints, cosignatures }: Verification): string => {
  const recorded = `${count(events, 'event', 'events')} in ${count(streams, 'stream', 'streams')} are those that were recorded`;
  if (checkpoints === 0) return `All is well so far: ${recorded}, and nothing was signed yet.`;
  const outside = cosignatures.by.length;
  const cosigned = outside === 0 ? '' : `, and ${count(outside, 'cosignature', 'cosignatures')} from outside`;
  return `All is well: ${recorded}, as ${count(checkpoints, 'signed checkpoint says', 'signed checkpoints say')}${cosigned}.`;
};

const notWellText = ({ inWords, events, size }: Verification): string =>
  `NOT WELL: ${count(inWords.findings.length, 'thing', 'things')} found. ${events} of ${count(size, 'event', 'events')} ` +
  'are those that were recorded. Nothing was changed by this check; keep the files as they are until it is clear what happened.';

/** How fast it goes, and how long it will still take, for behind a progress bar. */
export function remainingText(done: number, total: number, eventsPerSecond: number): string {
  if (eventsPerSecond <= 0) return '';
  const seconds = Math.ceil((total - done) / eventsPerSecond);
  const left = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `, ${Math.round(eventsPerSecond)}/s, ${left} left`;
}
