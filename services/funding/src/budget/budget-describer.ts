import type { DescribedChange, EventDescriber, EventDescription, Language } from '@lotsenbuch/kernel';
import { eurosInEnglish, eurosInGerman } from '../domain/euros.js';
import { BUDGET_TEXTS } from './budget-texts.js';
import { BUDGET_REASONS } from './domain/budget-reasons.js';
import type { Appropriation, BudgetYearEvent } from './domain/events.js';
import { PART_KEYS, type PartAmounts, type PartKey } from './domain/parts.js';
import { partName } from './part-names.js';

const reasonText = (code: string, language: Language): string =>
  BUDGET_REASONS.find((reason) => reason.code === code)?.text[language] ?? code;

const grant = (id: string) => ({ kind: 'grant', id });

const describe = (event: BudgetYearEvent, language: Language): EventDescription => {
  const t = BUDGET_TEXTS[language];
  const euros = language === 'de' ? eurosInGerman : eurosInEnglish;
  const name = (part: string) => partName(part as PartKey, language);
  const because = (reason: string) => ({ reason: reasonText(reason, language) });

  const changedParts = (from: PartAmounts | undefined, to: PartAmounts): DescribedChange[] =>
    PART_KEYS.filter((part) => (from?.[part] ?? 0) !== to[part]).map((part) => ({
      field: name(part),
      ...(from !== undefined && { from: euros(from[part]) }),
      to: euros(to[part]),
    }));
  const address = ({ address: { chapter, title, part } }: Appropriation): string =>
    [chapter, title, ...(part === undefined ? [] : [part])].join(' / ');
  const changed = (field: string, from: string | undefined, to: string): DescribedChange[] =>
    from === to ? [] : [{ field, ...(from !== undefined && { from }), to }];

  switch (event.type) {
    case 'AppropriationSet': {
      const { from, to, reason } = event.data;
      return {
        summary: from === undefined ? t.opened : t.appropriation,
        changes: [
          ...changed(t.stage, from && t[from.stage], t[to.stage]),
          ...changed(t.total, from && euros(from.totalCents), euros(to.totalCents)),
          ...changed(t.address, from && address(from), address(to)),
          ...changedParts(from?.parts, to.parts),
        ],
        ...because(reason),
      };
    }
    case 'FundsShifted': {
      const { from, to, amountCents, reason } = event.data;
      return {
        summary: t.shifted,
        changes: [{ field: `${name(from)} → ${name(to)}`, to: euros(amountCents) }],
        ...because(reason),
      };
    }
    case 'FundsBlocked':
    case 'BlockLifted': {
      const { part, amountCents, reason } = event.data;
      const isNew = event.type === 'FundsBlocked';
      return {
        summary: isNew ? t.blocked : t.lifted,
        changes: [{ field: name(part), ...(isNew ? { to: euros(amountCents) } : { from: euros(amountCents) }) }],
        ...because(reason),
      };
    }
    case 'DistrictContributionRecorded':
    case 'DistrictContributionWithdrawn': {
      const { contribution } = event.data;
      const isNew = event.type === 'DistrictContributionRecorded';
      const amount = euros(contribution.amountCents);
      return {
        summary: isNew ? t.contributed : t.contributionWithdrawn,
        changes: [
          { field: name(`district-${contribution.district}`), ...(isNew ? { to: amount } : { from: amount }) },
          contribution.way === 'direct'
            ? { field: t.direct, to: { kind: 'carrier', id: contribution.carrierId } }
            : { field: t.way, to: t.transferred },
        ],
        ...('reason' in event.data && because(event.data.reason)),
      };
    }
    case 'AllocationFormulaDrafted': {
      const { version, input, shares } = event.data;
      return {
        summary: input.isExample ? t.draftedExample : t.drafted,
        changes: [
          { field: t.version, to: String(version) },
          { field: t.sharedOut, to: `${euros(input.amountCents)}, ${input.positions} ${t.positions}` },
          ...input.criteria.map(({ name: criterion, weight, referenceDate }) => ({
            field: criterion,
            to: `${weight.numerator}/${weight.denominator} (${referenceDate})`,
          })),
          ...shares.map(({ district, amountCents, positions }) => ({
            field: name(`district-${district}`),
            to: `${euros(amountCents)}, ${positions} ${t.positions}`,
          })),
        ],
      };
    }
    case 'AllocationFormulaSent':
      return { summary: t.sent, changes: [{ field: t.answerBy, to: event.data.answerBy }] };
    case 'DistrictAnswered': {
      const { district, stand } = event.data;
      return { summary: t.answered, changes: [{ field: `${t.district} ${district}`, to: t[stand] }] };
    }
    case 'AllocationFormulaDecided': {
      const { isExample, from, to, consenting, dissenting, stating, silent, reason } = event.data;
      const listed = (field: string, districts: readonly string[]): DescribedChange[] =>
        districts.length === 0 ? [] : [{ field, to: districts.join(', ') }];
      return {
        summary: isExample ? t.decidedExample : t.decided,
        changes: [
          ...listed(t.consent, consenting),
          ...listed(t.dissent, dissenting),
          ...listed(t.statement, stating),
          ...listed(t.silent, silent),
          ...changedParts(from, to),
        ],
        ...because(reason),
      };
    }
    case 'FundsReserved': {
      const { part, grantId, amountCents, freeBeforeCents, freeAfterCents } = event.data;
      return {
        summary: t.reserved,
        changes: [
          { field: t.grant, to: grant(grantId) },
          { field: name(part), to: euros(amountCents) },
          ...changed(t.free, euros(freeBeforeCents), euros(freeAfterCents)),
        ],
      };
    }
    case 'FundsRefused': {
      const { part, grantId, amountCents, freeCents, shortCents } = event.data;
      return {
        summary: t.refused,
        changes: [
          { field: t.grant, to: grant(grantId) },
          { field: name(part), to: euros(amountCents) },
          { field: t.free, to: euros(freeCents) },
          { field: t.short, to: euros(shortCents) },
        ],
      };
    }
    case 'FundsApproved':
    case 'FundsReleased': {
      const { part, grantId, amountCents } = event.data;
      const released = event.type === 'FundsReleased';
      const summary = !released ? t.approved : event.data.cause === 'notice' ? t.returned : t.released;
      return {
        summary,
        changes: [
          { field: t.grant, to: grant(grantId) },
          { field: name(part), ...(released ? { from: euros(amountCents) } : { to: euros(amountCents) }) },
        ],
      };
    }
  }
};

/** Every type of the union: the compiler misses one that is left out. */
const DESCRIBED: Readonly<Record<BudgetYearEvent['type'], true>> = {
  AppropriationSet: true,
  FundsShifted: true,
  FundsBlocked: true,
  BlockLifted: true,
  DistrictContributionRecorded: true,
  DistrictContributionWithdrawn: true,
  AllocationFormulaDrafted: true,
  AllocationFormulaSent: true,
  DistrictAnswered: true,
  AllocationFormulaDecided: true,
  FundsReserved: true,
  FundsRefused: true,
  FundsApproved: true,
  FundsReleased: true,
};

/** Puts the events of budget years into words. */
export const budgetDescriber: EventDescriber = {
  types: Object.keys(DESCRIBED),
  things: (event) => {
    const { data } = event as BudgetYearEvent;
    const year = { kind: 'budgetYear', id: String(data.year) };
    return 'grantId' in data ? [year, grant(data.grantId)] : [year];
  },
  describe: (event, language) => describe(event as BudgetYearEvent, language),
};
