import { FundingApplication } from '../funding-application.fixture.js';

interface ReasonCataloguesAnswer {
  readonly catalogues: readonly {
    readonly name: string;
    readonly reasons: readonly {
      readonly code: string;
      readonly texts: { readonly de: string; readonly en: string };
    }[];
  }[];
}

test('every decision has a catalogue of reasons, in German and English, for everybody to read', async () => {
  await using app = await FundingApplication.start();
  const { status, body } = await app.public.get<ReasonCataloguesAnswer>('/v1/reasons');
  expect(status).toBe(200);
  expect(body.catalogues.map(({ name }) => name).sort()).toEqual([
    'amendmentDecision',
    'amendmentRequest',
    'applicationRejection',
    'applicationWithdrawal',
    'blockOverride',
    'budgetAppropriation',
    'budgetBlock',
    'budgetDecideFormula',
    'budgetLiftBlock',
    'budgetShift',
    'budgetWithdrawContribution',
    'carrierMerge',
    'carrierRename',
    'earlyStart',
    'grantDecision',
    'noticeRevocation',
    'noticeWithdrawal',
    'openPointSettlement',
    'recipientCarrier',
    'reviewExclude',
    'reviewInclude',
    'reviewLine',
    'selectionCarrierChange',
    'selectionNomination',
  ]);
  const reasons = body.catalogues.flatMap((catalogue) => catalogue.reasons);
  expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
  for (const { texts } of reasons) {
    expect(texts.de).not.toBe('');
    expect(texts.en).not.toBe('');
    expect(texts.de).not.toBe(texts.en);
  }
});
