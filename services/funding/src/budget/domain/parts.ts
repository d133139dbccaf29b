import type { ChargedPart } from './reservation-events.js';

/** Keys of Berlin's twelve districts. */
export const DISTRICT_KEYS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;
export type DistrictKey = (typeof DISTRICT_KEYS)[number];

export type DistrictPart = `district-${DistrictKey}`;

/** Service contracts are bought, not granted: programme office, courses, supervision. */
export const SERVICE_PARTS = ['programmeOffice', 'courses', 'supervision'] as const;

/**
 * What an appropriation consists of. `undistributed` is money meant for districts that no decision has distributed yet;
 * `reserve` is for nothing yet.
 */
export type PartKey = DistrictPart | 'supraDistrict' | (typeof SERVICE_PARTS)[number] | 'reserve' | 'undistributed';

export const districtPart = (district: DistrictKey): DistrictPart => `district-${district}`;

export const DISTRICT_PARTS: readonly DistrictPart[] = DISTRICT_KEYS.map(districtPart);

/** All parts, in the order in which they are shown. */
export const PART_KEYS: readonly PartKey[] = [
  ...DISTRICT_PARTS,
  'supraDistrict',
  ...SERVICE_PARTS,
  'reserve',
  'undistributed',
];

export const isPartKey = (text: string): text is PartKey => (PART_KEYS as readonly string[]).includes(text);

export const isDistrictKey = (text: string): text is DistrictKey => (DISTRICT_KEYS as readonly string[]).includes(text);

/** The district whose allotment the part is; undefined for the others. */
export const districtOf = (part: PartKey): DistrictKey | undefined =>
  DISTRICT_KEYS.find((district) => districtPart(district) === part);

/** Whether grants are charged to it. */
export const isChargedPart = (part: string): part is ChargedPart & PartKey =>
  isPartKey(part) && (part === 'supraDistrict' || districtOf(part) !== undefined);

/** Cents of every part; one that is not named has none. */
export type PartAmounts = Readonly<Record<PartKey, number>>;

export const partAmounts = (named: Readonly<Partial<Record<PartKey, number>>>): PartAmounts =>
  Object.fromEntries(PART_KEYS.map((part) => [part, named[part] ?? 0])) as PartAmounts;
