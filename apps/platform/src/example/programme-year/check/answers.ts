import type { InterfaceClient } from '../act/interface-client.js';
import type { FormulaInput, Share } from '../plan/shares.js';

/** What the check reads of the platform's answers: its own types, nothing of the services' code. */
export interface Figures {
  readonly amountCents: number;
  readonly transferredCents: number;
  readonly blockedCents: number;
  readonly approvedCents: number;
  readonly reservedCents: number;
  readonly freeCents: number;
}

export interface Watch {
  readonly totals: Figures;
  readonly parts: readonly (Figures & {
    readonly part: string;
    readonly lines: readonly {
      readonly kind: string;
      readonly id?: string;
      readonly effectCents: number;
      readonly approvedCents?: number;
    }[];
  })[];
}

export interface Formula extends FormulaInput {
  readonly status: 'draft' | 'sent' | 'decided';
  readonly shares: readonly Share[];
}

export interface Grant {
  readonly id: string;
  readonly fileReference: string;
  readonly area: string;
  readonly status: string;
  readonly requestedCents: number;
  readonly approvedCents: number;
  readonly paidCents: number;
  readonly overpaidCents: number;
  readonly terms?: {
    readonly rates: readonly { readonly year: number; readonly amountCents: number }[];
    readonly positionsApproved: number;
  };
  readonly versions: readonly {
    readonly plan: {
      readonly costs: readonly { readonly amountCents: number }[];
      readonly income: readonly { readonly amountCents: number }[];
      readonly requestedCents: number;
    };
  }[];
  readonly payments: readonly { readonly amountCents: number }[];
  readonly decisions: readonly {
    readonly outcome: string;
    readonly shortfalls: readonly {
      readonly requestedCents: number;
      readonly freeCents: number;
      readonly shortCents: number;
    }[];
  }[];
}

export interface Days {
  readonly from: string;
  readonly to?: string;
}

export interface Position extends Days {
  readonly id: string;
  readonly grantId?: string;
  readonly occupancies: readonly (Days & {
    readonly shareBasisPoints: number;
    readonly funded: boolean;
    readonly absences: readonly (Days & { readonly pay: 'continued' | 'suspended' })[];
  })[];
}

export interface Facilitator {
  readonly id: string;
  readonly employments: readonly (Days & {
    readonly form: string;
    readonly weeklyHours: string;
    readonly exception?: string;
  })[];
}

export interface Answers {
  readonly totalCents: number;
  readonly watch: Watch;
  readonly formulas: readonly Formula[];
  readonly grants: readonly Grant[];
  readonly positions: readonly Position[];
  readonly facilitators: readonly Facilitator[];
  readonly headcounts: readonly { readonly kind: string; readonly count: number }[];
}

/** An auditor reads everything. */
export const READER = 'auditor';

/** Everything that is compared, as an auditor reads it. */
export const answersOf = async (client: InterfaceClient, year: number): Promise<Answers> => {
  const path = `/v1/budget-years/${year}`;
  const { totalCents } = await client.get<{ totalCents: number }>(READER, path);
  const listed = await client.items<{ id: string }>(READER, `/v1/grants?year=${year}`);
  const grants: Grant[] = [];
  for (const { id } of listed) grants.push(await client.get<Grant>(READER, `/v1/grants/${id}`));
  // The list shows what there is on a day; in mid-year another carrier's positions take the place of the first's.
  const positions = new Map<string, Position>();
  for (const day of [`${year}-01-01`, `${year}-12-31`]) {
    for (const position of await client.items<Position>(READER, `/v1/positions?on=${day}`)) {
      positions.set(position.id, position);
    }
  }
  return {
    totalCents,
    watch: await client.get<Watch>(READER, `/v1/reports/budget-watch?year=${year}`),
    formulas: await client.items<Formula>(READER, `${path}/formulas`),
    grants,
    positions: [...positions.values()],
    facilitators: await client.items<Facilitator>(READER, '/v1/facilitators'),
    headcounts: await client.items(READER, '/v1/headcounts?day=2015-10-31'),
  };
};
