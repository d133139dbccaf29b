import { Chance } from './chance.js';
import type { GrantPlan, Period } from './grant-plan.js';

export interface PersonPlan {
  /** Unique in the year. */
  readonly key: string;
  readonly name: string;
  readonly languages: readonly { readonly code: string; readonly level: string }[];
  readonly weeklyHours: string;
  /** Where fewer than 30 hours a week are agreed. */
  readonly exception?: string;
  /** The employments one after the other; the first is recorded with the person. */
  readonly employments: readonly (Partial<Period> & { readonly carrier: string; readonly from: string })[];
}

export interface OccupancyPlan {
  readonly person: string;
  readonly shareBasisPoints: number;
  readonly kind: 'regular' | 'handover' | 'replacement';
  readonly from: string;
  readonly to?: string;
  /** Days of the person away without pay; the next occupancy of the position is the replacement. */
  readonly absence?: Period;
}

export interface PositionPlan {
  readonly key: string;
  readonly grant: string;
  readonly lead: boolean;
  readonly weeklyHours: string;
  readonly payGroup: string;
  readonly monthlyCostCents: number;
  readonly profile: string;
  readonly targetGroup: string;
  readonly period: Period;
  readonly occupancies: readonly OccupancyPlan[];
}

export interface StaffPlan {
  readonly people: readonly PersonPlan[];
  readonly positions: readonly PositionPlan[];
}

/** How a position is held over the year. */
type Holding = 'allYear' | 'fromMarch' | 'vacant' | 'handedOver' | 'replaced' | 'shared';

const LANGUAGES = ['ar', 'fa', 'tr', 'uk', 'ru', 'vi', 'bg', 'ro', 'ti', 'ku'];
const PROFILES = ['Begleitung zu Behörden', 'Frühe Bildung', 'Schule und Eltern', 'Gesundheit'];
const TARGET_GROUPS = ['Geflüchtete', 'Familien', 'Menschen mit Migrationsgeschichte'];

/** The people of a project and what they work in; after a change of carrier the same people go on with the next one. */
export const staffOf = (
  projectKey: string,
  grants: readonly GrantPlan[],
  { seed, nextPerson }: { readonly seed: number; readonly nextPerson: () => number },
): StaffPlan => {
  const chance = new Chance(seed, `staff ${projectKey}`);
  const people: PersonPlan[] = [];
  const [first, later] = grants;
  if (first === undefined) return { people, positions: [] };
  const day = (monthAndDay: string) => `${first.period.from.slice(0, 4)}-${monthAndDay}`;

  const person = (weeklyHours: string, days: Partial<Period> = {}): PersonPlan => {
    const number = String(nextPerson()).padStart(3, '0');
    const from = days.from ?? first.period.from;
    const stays = days.to === undefined && later !== undefined && from < later.period.from;
    const isShort = Number(weeklyHours) < 30;
    const planned: PersonPlan = {
      key: `person-${number}`,
      name: `Beispielperson ${number}`,
      languages: [
        { code: 'de', level: chance.one(['B2', 'C1']) },
        { code: chance.one(LANGUAGES), level: 'native' },
      ],
      weeklyHours,
      ...(isShort && { exception: 'sharedPosition' }),
      employments: [
        {
          carrier: first.carrier,
          from,
          ...(days.to !== undefined && { to: days.to }),
          ...(stays && { to: later.period.from }),
        },
        ...(stays ? [{ carrier: later.carrier, from: later.period.from }] : []),
      ],
    };
    people.push(planned);
    return planned;
  };

  const occupanciesOf = (holding: Holding, hours: string): readonly OccupancyPlan[] => {
    const all = (who: PersonPlan, changes: Partial<OccupancyPlan> = {}): OccupancyPlan => ({
      person: who.key,
      shareBasisPoints: 10_000,
      kind: 'regular',
      from: first.period.from,
      ...changes,
    });
    switch (holding) {
      case 'vacant':
        return [];
      case 'fromMarch':
        return [all(person(hours, { from: day('03-15') }), { from: day('03-15') })];
      case 'shared': {
        const half = String(Number(hours) / 2);
        return [all(person(half), { shareBasisPoints: 5_000 }), all(person(half), { shareBasisPoints: 5_000 })];
      }
      case 'handedOver': {
        const next = person(hours, { from: day('10-01') });
        return [
          all(person(hours, { to: day('11-01') }), { to: day('11-01') }),
          all(next, { kind: 'handover', from: day('10-01'), to: day('11-01') }),
          all(next, { from: day('11-01') }),
        ];
      }
      case 'replaced': {
        const absence = { from: day('03-01'), to: day('09-01') };
        return [all(person(hours), { absence }), all(person(hours, absence), { kind: 'replacement', ...absence })];
      }
      default:
        return [all(person(hours))];
    }
  };

  const positionsOf = (grant: GrantPlan, period: Period): readonly PositionPlan[] => {
    const lines = grant.plan.costs.flatMap(({ amountCents, lineId, staff }) =>
      staff === undefined ? [] : [{ lineId, amountCents, staff }],
    );
    return lines.flatMap(({ lineId, amountCents, staff }) =>
      Array.from({ length: staff.positions }, (_, index): PositionPlan => {
        const lead = lineId === 'lead';
        const weeklyHours = (staff.weeklyHours / 100).toFixed(2);
        return {
          key: `${grant.key}-${lineId}-${index + 1}`,
          grant: grant.key,
          lead,
          weeklyHours,
          payGroup: staff.payGroup,
          monthlyCostCents: Math.floor(amountCents / staff.positions / (staff.months / 100)),
          profile: lead ? 'Koordination' : chance.one(PROFILES),
          targetGroup: chance.one(TARGET_GROUPS),
          period,
          occupancies: [],
        };
      }),
    );
  };

  const ofFirst = positionsOf(first, { from: first.period.from, to: later?.period.from ?? first.period.to }).map(
    (position, index) => {
      const holding = later === undefined && !position.lead ? holdingOf(index, chance) : 'allYear';
      return { ...position, occupancies: occupanciesOf(holding, position.weeklyHours) };
    },
  );
  if (later === undefined) return { people, positions: ofFirst };
  const goingOn = positionsOf(later, later.period).map((position, index) => ({
    ...position,
    occupancies: (ofFirst[index]?.occupancies ?? []).map((held) => ({ ...held, from: later.period.from })),
  }));
  return { people, positions: [...ofFirst, ...goingOn] };
};

/** Something happens in the first positions of a project; of the others about one in fifteen is vacant. */
const holdingOf = (index: number, chance: Chance): Holding => {
  if (index === 0) return chance.one<Holding>(['handedOver', 'replaced', 'shared']);
  if (index === 1) return chance.one<Holding>(['fromMarch', 'replaced', 'allYear']);
  return chance.whole(1, 15) === 1 ? 'vacant' : 'allYear';
};
