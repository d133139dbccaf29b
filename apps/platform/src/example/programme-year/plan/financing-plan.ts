export interface CostLine {
  readonly lineId: string;
  readonly kind: 'staff' | 'material' | 'overhead';
  readonly caption: string;
  readonly amountCents: number;
  readonly staff?: {
    readonly positions: number;
    readonly payGroup: string;
    readonly tariff: string;
    /** Hundredths. */
    readonly weeklyHours: number;
    /** Hundredths. */
    readonly months: number;
  };
}

interface IncomeLine {
  readonly lineId: string;
  readonly kind: 'ownShare' | 'districtFunds';
  readonly caption: string;
  readonly amountCents: number;
}

export interface FinancingPlan {
  readonly costs: readonly CostLine[];
  readonly income: readonly IncomeLine[];
  readonly requestedCents: number;
  readonly rates: readonly { readonly year: number; readonly amountCents: number }[];
}

export interface ReviewedLine {
  readonly lineId: string;
  readonly necessary: boolean;
  readonly adequateCents: number;
  readonly reason: string;
}

interface Wanted {
  readonly year: number;
  readonly requestedCents: number;
  readonly positions: number;
  /** Months of the period. */
  readonly months: number;
  /** What the district gives the carrier directly. */
  readonly districtCents?: number;
}

/** Pay of a team lead for a month, with what the employer pays on top. */
const LEAD_MONTH_CENTS = 520_000;
/** From so many positions on one of them leads the others. */
const POSITIONS_WITH_LEAD = 5;
const TARIFF = 'TV-L Berlin';

const percent = (cents: number, of: number): number => Math.floor((cents * of) / 100);

/** Own share 2 %, material 6 % and overhead 7 % of the cost; the staff lines take the rest, to the cent. */
export const financingPlan = ({ year, requestedCents, positions, months, districtCents }: Wanted): FinancingPlan => {
  const income: readonly IncomeLine[] = [
    { lineId: 'own', kind: 'ownShare', caption: 'Eigenmittel', amountCents: percent(requestedCents, 2) },
    ...(districtCents === undefined
      ? []
      : [
          {
            lineId: 'district',
            kind: 'districtFunds',
            caption: 'Bezirksmittel, direkt an den Träger',
            amountCents: districtCents,
          } as const,
        ]),
  ];
  const costCents = requestedCents + income.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const [materialCents, overheadCents] = [percent(costCents, 6), percent(costCents, 7)];
  const leads = positions >= POSITIONS_WITH_LEAD ? 1 : 0;
  const leadCents = leads * LEAD_MONTH_CENTS * months;
  const staff = { tariff: TARIFF, months: months * 100 };
  return {
    costs: [
      {
        lineId: 'facilitators',
        kind: 'staff',
        caption: 'Integrationslots*innen',
        amountCents: costCents - materialCents - overheadCents - leadCents,
        staff: { ...staff, positions: positions - leads, payGroup: 'E 4', weeklyHours: 3500 },
      },
      ...(leads === 0
        ? []
        : [
            {
              lineId: 'lead',
              kind: 'staff',
              caption: 'Koordination im Projekt',
              amountCents: leadCents,
              staff: { ...staff, positions: leads, payGroup: 'E 9b', weeklyHours: 3940 },
            } as const,
          ]),
      { lineId: 'material', kind: 'material', caption: 'Miete, Mobilität, Kommunikation', amountCents: materialCents },
      { lineId: 'overhead', kind: 'overhead', caption: 'Verwaltung', amountCents: overheadCents },
    ],
    income,
    requestedCents,
    rates: [{ year, amountCents: requestedCents }],
  };
};

/** Every line adequate as applied for, but material by so many cents less. */
export const reviewOf = ({ costs }: FinancingPlan, lessCents = 0): readonly ReviewedLine[] =>
  costs.map(({ lineId, kind, amountCents }) => {
    const cut = kind === 'material' ? lessCents : 0;
    const reason = cut === 0 ? 'adequate' : 'abovePriceOfComparison';
    return { lineId, necessary: true, adequateCents: amountCents - cut, reason };
  });
