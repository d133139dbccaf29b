import type { DescribedChange, DomainEvent, EventDescriber, EventDescription, Language } from '@lotsenbuch/kernel';
import { eurosInEnglish, eurosInGerman } from '../domain/euros.js';
import { APPLICATION_TEXTS } from './application-texts.js';
import type { Block, FundingPeriod, FundsShortfall, GrantEvent } from './domain/events.js';
import type { Rate } from './domain/financing-plan.js';
import { differencePerYear } from './domain/plan/budget-years.js';
import { APPLICATION_REASONS } from './domain/reasons/application-reasons.js';
import { REVIEW_LINE_REASONS } from './domain/reasons/review-line-reasons.js';

/** From the application to the decision; what follows it is described beside the notices. */
type ApplicationEvent = Extract<
  GrantEvent,
  {
    type:
      | 'ApplicationSubmitted'
      | 'ApplicationRevised'
      | 'ApplicationWithdrawn'
      | 'OpenPointSettled'
      | 'AdvisoryStatementGiven'
      | 'EarlyStartConsented'
      | 'ApplicationReviewed'
      | 'ApplicationRejected'
      | 'GrantDecisionTaken'
      | 'GrantApproved'
      | 'DecisionLapsed'
      | 'AmendmentRequested'
      | 'OverrideRequested'
      | 'BlockOverridden';
  }
>;

const DESCRIBED: Readonly<Record<ApplicationEvent['type'], true>> = {
  ApplicationSubmitted: true,
  ApplicationRevised: true,
  ApplicationWithdrawn: true,
  OpenPointSettled: true,
  AdvisoryStatementGiven: true,
  EarlyStartConsented: true,
  ApplicationReviewed: true,
  ApplicationRejected: true,
  GrantDecisionTaken: true,
  GrantApproved: true,
  DecisionLapsed: true,
  AmendmentRequested: true,
  OverrideRequested: true,
  BlockOverridden: true,
};

const reasonText = (code: string, language: Language): string =>
  [...APPLICATION_REASONS, ...REVIEW_LINE_REASONS].find((reason) => reason.code === code)?.text[language] ?? code;

/** The words of one language for what all these events have in common. */
class Words {
  readonly t: (typeof APPLICATION_TEXTS)[Language];
  readonly euros: (amountCents: number) => string;

  constructor(private readonly language: Language) {
    this.t = APPLICATION_TEXTS[language];
    this.euros = language === 'de' ? eurosInGerman : eurosInEnglish;
  }

  reason(code: string): string {
    return reasonText(code, this.language);
  }

  period({ from, to }: FundingPeriod): DescribedChange {
    return { field: this.t.period, to: `${from} ${this.t.until} ${to}` };
  }

  area(area: string): DescribedChange {
    return { field: this.t.area, to: area === 'supraDistrict' ? this.t.supraDistrict : area };
  }

  blocks(field: string, blocks: readonly Block[]): readonly DescribedChange[] {
    return blocks.map((block) => ({ field, to: this.t.blocks[block] }));
  }

  rates(before: readonly Rate[], after: readonly Rate[]): readonly DescribedChange[] {
    const of = (rates: readonly Rate[], year: number) => rates.find((rate) => rate.year === year)?.amountCents ?? 0;
    return differencePerYear(before, after).map(({ year }) => ({
      field: `${this.t.approvedIn} ${year}`,
      ...(before.length > 0 && { from: this.euros(of(before, year)) }),
      to: this.euros(of(after, year)),
    }));
  }

  shortfall({ year, part, freeCents, shortCents, kind }: FundsShortfall): DescribedChange {
    const why = kind === 'noBudgetYear' ? this.t.noYear : `${this.euros(freeCents)} ${this.t.free}`;
    return { field: `${this.t.missing} ${year}, ${part}`, to: `${this.euros(shortCents)} (${why})` };
  }
}

const applied = (
  { data }: ApplicationEvent & { type: 'ApplicationSubmitted' | 'ApplicationRevised' },
  words: Words,
): readonly DescribedChange[] => [
  { field: words.t.version, to: String(data.version) },
  { field: words.t.carrier, to: { kind: 'carrier', id: data.carrierId } },
  words.area(data.area),
  words.period(data.period),
  { field: words.t.asked, to: words.euros(data.plan.requestedCents) },
  { field: words.t.positions, to: String(data.positions) },
  ...words.blocks(words.t.openPoint, data.openPoints),
];

const described = (event: ApplicationEvent, words: Words): EventDescription => {
  const { t } = words;
  switch (event.type) {
    case 'ApplicationSubmitted':
      return {
        summary: t.submitted,
        changes: [{ field: t.fileReference, to: event.data.fileReference }, ...applied(event, words)],
      };
    case 'ApplicationRevised':
      return { summary: t.revised, changes: applied(event, words) };
    case 'ApplicationWithdrawn':
      return { summary: t.withdrawn, changes: [], reason: words.reason(event.data.reason) };
    case 'ApplicationRejected':
      return { summary: t.rejected, changes: [], reason: words.reason(event.data.reason) };
    case 'OpenPointSettled': {
      const { block, reason } = event.data;
      return {
        summary: t.settled,
        changes: [{ field: t.openPoint, from: t.blocks[block] }],
        reason: words.reason(reason),
      };
    }
    case 'AdvisoryStatementGiven': {
      const { from, opinion } = event.data;
      return { summary: t.statement[from], changes: [{ field: t.opinion, to: t.opinions[opinion] }] };
    }
    case 'EarlyStartConsented':
      return {
        summary: t.earlyStart,
        changes: [{ field: t.from, to: event.effectiveOn }],
        reason: words.reason(event.data.reason),
      };
    case 'ApplicationReviewed': {
      const { version, lines, recommendedCents } = event.data;
      const found = lines.map(({ lineId, necessary, adequateCents, reason }) => ({
        field: `${t.line}: ${lineId}`,
        to: `${necessary ? words.euros(adequateCents) : t.notNecessary} (${words.reason(reason)})`,
      }));
      return {
        summary: t.reviewed,
        changes: [
          { field: t.version, to: String(version) },
          ...found,
          { field: t.recommended, to: words.euros(recommendedCents) },
        ],
      };
    }
    case 'GrantDecisionTaken': {
      const { kind, before, rates, period, positionsApproved, notice, ruleSet, replaces, overridden, reason } =
        event.data;
      return {
        summary: t.decided[kind],
        changes: [
          ...words.rates(before, rates),
          words.period(period),
          { field: t.positions, to: String(positionsApproved) },
          { field: t.notice, to: t.notices[notice] },
          { field: t.ruleSet, to: ruleSet },
          ...(before.length > 0 ? [{ field: t.effect, to: replaces ? t.replaces : t.supplements }] : []),
          ...words.blocks(t.inSpiteOf, overridden),
        ],
        reason: words.reason(reason),
      };
    }
    case 'GrantApproved':
      return { summary: t.approved[event.data.kind], changes: words.rates([], event.data.rates) };
    case 'DecisionLapsed':
      return { summary: t.lapsed, changes: event.data.shortfalls.map((shortfall) => words.shortfall(shortfall)) };
    case 'AmendmentRequested': {
      const { origin, version, period, plan, positions, reason } = event.data;
      return {
        summary: t.requested[origin],
        changes: [
          { field: t.version, to: String(version) },
          words.period(period),
          { field: t.asked, to: words.euros(plan.requestedCents) },
          { field: t.positions, to: String(positions) },
        ],
        reason: words.reason(reason),
      };
    }
    case 'OverrideRequested': {
      const { block, reason } = event.data;
      return {
        summary: t.overrideRequested,
        changes: words.blocks(t.block, [block]),
        reason: words.reason(reason),
      };
    }
    case 'BlockOverridden':
      return { summary: t.overridden, changes: words.blocks(t.block, [event.data.block]) };
  }
};

/** Puts what happens from the application to the decision into words. */
export const applicationDescriber: EventDescriber = {
  types: Object.keys(DESCRIBED),
  things: (event: DomainEvent) => [{ kind: 'grant', id: (event as ApplicationEvent).data.grantId }],
  describe: (event, language) => described(event as ApplicationEvent, new Words(language)),
};
