import type { EventStore } from '@lotsenbuch/event-store';
import {
  FUNDING_ACCESS,
  type FundingReadModels,
  type PublishedGrantsReport,
  type ReviewList,
} from '@lotsenbuch/funding';
import type { EventDescriber } from '@lotsenbuch/kernel';
import { type Actor, mayUse } from '@lotsenbuch/service-kit';
import type { LedgerStatus } from '../checkpoint/ledger-status.js';
import type { ApiReader } from '../pages/portal-api.js';
import { reasonsOf } from '../pages/reasons.js';
import type { HomePageContent, ReviewItem } from './home-page-content.js';
import { readLatestEvents } from './read-latest-events.js';

const KIND_ORDER = ['district', 'supraDistrict', 'unknown'];

export interface HomePageSources {
  readonly eventStore: Pick<EventStore, 'readLatest'>;
  readonly funding: Pick<FundingReadModels, 'publishedGrants' | 'carriers' | 'registerImports'>;
  readonly describers: readonly EventDescriber[];
  /** The present Berlin day. */
  readonly today: () => string;
  /** Actor that loads the example, if this platform has one. */
  readonly exampleLoader: string | undefined;
}

type Report = Awaited<ReturnType<PublishedGrantsReport['ofYear']>>;

/** Gathers what the start page shows to this reader; what needs a session is not even read without one. */
export const composeHomePage = async (
  sources: HomePageSources,
  api: ApiReader,
  report: PublishedGrantsReport,
  reviewList: ReviewList,
  actor: Actor | undefined,
): Promise<HomePageContent> => {
  const { funding, exampleLoader } = sources;
  const [years, registry, imports, loadedByExample, ledger, reasons] = await Promise.all([
    report.ofAllYears(),
    funding.carriers.registry(),
    funding.registerImports.readModel.count(),
    exampleLoader === undefined ? 0 : funding.registerImports.readModel.count({ actor: { equals: exampleLoader } }),
    api.get<LedgerStatus>('/v1/ledger'),
    reasonsOf(api),
  ]);
  return {
    counts: {
      records: years.reduce(
        (sum, { confirmed, inReview, apart }) => sum + confirmed.records + inReview.records + apart.records,
        0,
      ),
      carriers: registry.rows.size - registry.directory.merges.size,
      imports,
    },
    exampleLoadedBy: loadedByExample > 0 ? exampleLoader : undefined,
    years,
    districts: districtRows(years),
    suspectedRepeats: years.flatMap(({ year, suspectedRepeats }) =>
      suspectedRepeats.items.map(({ carrier, recipient, amountCents, records }) => ({
        year,
        recipient: carrier?.name ?? recipient,
        amountCents,
        purposes: records.map(({ purpose }) => purpose),
      })),
    ),
    ledger,
    reasons,
    signedIn: actor,
    inside: mayUse(actor, FUNDING_ACCESS.listReview)
      ? { review: await reviewItems(reviewList), latestEvents: await readLatestEvents(sources, api.language) }
      : undefined,
  };
};

const reviewItems = async (reviewList: ReviewList): Promise<readonly ReviewItem[]> =>
  (await reviewList.items()).map((item) => ({
    ...item,
    why: item.candidates?.map(({ name }) => name).join('; ') ?? `${item.basis.clause}: ${item.basis.matched}`,
  }));

const districtRows = (years: readonly Report[]): HomePageContent['districts'] => {
  const rows = new Map<string, HomePageContent['districts'][number] & { readonly sums: Map<number, number> }>();
  for (const { year, districts } of years) {
    for (const { basis, district, name, sumCents } of districts) {
      const key = `${KIND_ORDER.indexOf(basis)}${district ?? ''}`;
      const sums = rows.get(key)?.sums ?? new Map<number, number>();
      sums.set(year, sumCents);
      const kind = basis === 'supraDistrict' || basis === 'unknown' ? basis : 'district';
      rows.set(key, { kind, name: name ?? basis, sumCentsByYear: sums, sums });
    }
  }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
};
