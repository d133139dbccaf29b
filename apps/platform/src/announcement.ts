import { resolve } from 'node:path';
import { findingText, type LedgerStatus } from '@lotsenbuch/ledger';
import { readConfiguration } from '@lotsenbuch/service-kit';

interface Situation {
  /** Base URL of the running platform. */
  readonly url: string;
  /** Of the local identities; the first is offered first. */
  readonly links: readonly { readonly name: string; readonly path: string }[];
  readonly dataDir: string;
  readonly years: readonly { readonly year: number; readonly records: number }[];
  readonly carriers: number;
  readonly openQuestions: number;
  readonly ledger: Pick<LedgerStatus, 'checkpointLine' | 'shortForm' | 'finding'>;
  /** Register years the example loaded at this start. */
  readonly loadedByExample: readonly number[];
  /** Budget year the example played at this start. */
  readonly playedYear: number | undefined;
}

/** The lines on standard output once everything is loaded: the first for programs, the rest for people. */
export function announcement(situation: Situation): string {
  const { url, links, dataDir, years, carriers, openQuestions, ledger, loadedByExample, playedYear } = situation;
  const [link, ...others] = links;
  const store =
    years.length === 0
      ? ['  The store is empty.']
      : [
          `  In the store (${dataDir}):`,
          ...years.map(({ year, records }) => `    ${year}: ${records} published grant records`),
          `    ${carriers} carriers, ${openQuestions} questions waiting for a person`,
        ];
  const example =
    loadedByExample.length === 0
      ? []
      : [
          `  Loaded just now from examples/ by process:example-loader: ${loadedByExample.join(', ')}. EXAMPLE=none starts empty.`,
        ];
  const played =
    playedYear === undefined
      ? []
      : [`  And a small budget year ${playedYear} with made-up carriers, people and values: docs/example-year.md.`];
  const next = [
    '  Try next:',
    `    open ${url}/`,
    ...(link === undefined ? [] : [`    sign in, once and within 15 minutes: ${url}${link.path}`]),
    ...others.map(({ name, path }) => `      or as ${name}: ${url}${path}`),
    `    ${commandLineSettings(url, dataDir)}./lotsenbuch totals --year 2016`,
    `    ${commandLineSettings(url, dataDir)}./lotsenbuch review list`,
    `    read the interface: ${url}/docs`,
  ];
  return [`lotsenbuch ready on ${url}`, ...store, ...example, ...played, ...ledgerLines(ledger), ...next, ''].join(
    '\n',
  );
}

/** The line by which somebody can show later that nothing before it was changed, and how to tell the key that signed it. */
const ledgerLines = ({ checkpointLine, shortForm, finding }: Situation['ledger']): readonly string[] => [
  ...(finding === undefined ? [] : [`  NOTHING IS SIGNED ANY MORE: ${findingText(finding, 'en')}`]),
  ...(checkpointLine === '' ? [] : [`  Prüfwert, worth noting down: ${checkpointLine}`]),
  `    signed with the key of the short form ${shortForm}`,
];

/** What `./lotsenbuch` must be told to find this platform and its tokens; empty where the defaults do. */
const commandLineSettings = (url: string, dataDir: string): string => {
  const usual = readConfiguration({});
  return [
    ...(url === `http://${usual.host}:${usual.port}` ? [] : [`LOTSENBUCH_URL=${url} `]),
    ...(resolve(dataDir) === usual.dataDir ? [] : [`DATA_DIR='${dataDir}' `]),
  ].join('');
};
