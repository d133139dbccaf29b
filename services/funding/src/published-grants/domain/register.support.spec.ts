import type { PublishedRegisterEvent } from './events.js';
import type { ClassifiedRow, ImportRegister } from './import-register.js';
import { type PublishedRegisterCommand, publishedRegisterDecider } from './published-register.js';
import { foldText } from './text/fold.js';

const SENATE = 'Senatsverwaltung für Arbeit, Integration und Frauen';

/** A judged row of the register of 2016; row numbers play no part in what it is. */
export const aClassifiedRow = (
  changes: Partial<Omit<ClassifiedRow, 'identity' | 'identityDigest' | 'cells'>> & {
    readonly recipient?: string;
    readonly purpose?: string;
  } = {},
): ClassifiedRow => {
  const { recipient = 'OASE Berlin e. V.', purpose = 'Integrationslotsen', ...rest } = changes;
  const amountCents = changes.amountCents ?? 24_992_400;
  return {
    row: 2,
    identity: { recipient: foldText(recipient), funder: foldText(SENATE), purpose: foldText(purpose) },
    identityDigest: foldText(`${recipient} ${purpose}`).replaceAll(' ', '_'),
    cells: {
      recipient,
      funder: SENATE,
      purpose,
      policyField: 'Integration',
      year: '2016',
      amount: String(amountCents / 100),
    },
    amountPrecision: 'wholeEuros',
    verdict: 'confirmed',
    basis: { clause: 'facilitatorWord', matched: 'integrationslotse' },
    district: { basis: 'unknown' },
    ...rest,
    amountCents,
  };
};

/** The import of one file; its name stands for its content. */
export const anImport = (
  file: string,
  classified: readonly ClassifiedRow[],
  changes: Partial<ImportRegister> = {},
): ImportRegister => ({
  type: 'ImportRegister',
  importId: `import of ${file}`,
  year: 2016,
  file: { sha256: file, bytes: 1000 },
  reader: 'workbook',
  sheet: 'Worksheet',
  ruleVersion: 'rule 1',
  rows: 8472,
  classified,
  refused: [],
  ...changes,
});

export const stateAfter = (events: readonly PublishedRegisterEvent[]) =>
  events.reduce(publishedRegisterDecider.evolve, publishedRegisterDecider.initialState);

/** Events of the commands, one after the other; each of them must be accepted. */
export const eventsOf = (...commands: readonly PublishedRegisterCommand[]): readonly PublishedRegisterEvent[] => {
  const events: PublishedRegisterEvent[] = [];
  for (const command of commands) {
    const decided = publishedRegisterDecider.decide(command, stateAfter(events));
    if (!decided.ok) throw new Error(`refused: ${JSON.stringify(decided.error)}`);
    events.push(...decided.value);
  }
  return events;
};

/** The last command after the others: what it leads to. */
export const decide = (...commands: readonly PublishedRegisterCommand[]) => {
  const last = commands.at(-1);
  if (last === undefined) throw new Error('no command');
  return publishedRegisterDecider.decide(last, stateAfter(eventsOf(...commands.slice(0, -1))));
};

/** What became of the records: type and record id of each event after the import itself. */
export const changesOf = (...commands: readonly PublishedRegisterCommand[]): readonly string[] => {
  const decided = decide(...commands);
  if (!decided.ok) return [`rejected: ${decided.error.kind}`];
  return decided.value.map(({ type, data }) => ('recordId' in data ? `${type} ${data.recordId}` : type));
};
