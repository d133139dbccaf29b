import type { InterfaceClient } from './act/interface-client.js';

/** A budget year as the platform has it. */
interface BudgetYear {
  readonly year: number;
  /** Day on which it was opened, as the example records everything on one day. */
  readonly effectiveOn: string;
  readonly address: { readonly chapter: string; readonly title: string; readonly part?: string };
}

interface Blocks {
  readonly blocks: readonly { readonly liftedOn?: string }[];
}

export const budgetYears = (client: InterfaceClient, as: string): Promise<readonly BudgetYear[]> =>
  client.items<BudgetYear>(as, '/v1/budget-years');

/** Whether this year is the example with this seed: its budget address says so. */
export const isExample = ({ address }: BudgetYear, seed: number): boolean => address.part === `Beispiel ${seed}`;

/** The last act of the example lifts its block. */
export const isComplete = async (client: InterfaceClient, as: string, year: number): Promise<boolean> => {
  const { blocks } = await client.get<Blocks>(as, `/v1/budget-years/${year}`);
  return blocks.some(({ liftedOn }) => liftedOn !== undefined);
};
