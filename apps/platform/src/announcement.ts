import { resolve } from 'node:path';
import { readConfiguration, type SessionLink } from '@lotsenbuch/service-kit';

interface Situation {
  /** Base URL of the running platform. */
  readonly url: string;
  readonly link: SessionLink | undefined;
  readonly dataDir: string;
  readonly years: readonly { readonly year: number; readonly records: number }[];
  readonly carriers: number;
  readonly openQuestions: number;
  /** Register years the example loaded at this start. */
  readonly loadedByExample: readonly number[];
}

/** The lines on standard output once everything is loaded: the first for programs, the rest for people. */
export function announcement(situation: Situation): string {
  const { url, link, dataDir, years, carriers, openQuestions, loadedByExample } = situation;
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
  const next = [
    '  Try next:',
    `    open ${url}/`,
    ...(link === undefined ? [] : [`    sign in, once and within 15 minutes: ${url}${link.path}`]),
    `    ${commandLineSettings(url, dataDir)}./lotsenbuch totals --year 2016`,
    `    ${commandLineSettings(url, dataDir)}./lotsenbuch review list`,
    `    read the interface: ${url}/docs`,
  ];
  return [`lotsenbuch ready on ${url}`, ...store, ...example, ...next, ''].join('\n');
}

/** What `./lotsenbuch` must be told to find this platform and its tokens; empty where the defaults do. */
const commandLineSettings = (url: string, dataDir: string): string => {
  const usual = readConfiguration({});
  return [
    ...(url === `http://${usual.host}:${usual.port}` ? [] : [`LOTSENBUCH_URL=${url} `]),
    ...(resolve(dataDir) === usual.dataDir ? [] : [`DATA_DIR='${dataDir}' `]),
  ].join('');
};
