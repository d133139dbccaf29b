import {
  cents,
  type DescribedChange,
  type DomainEvent,
  type EventDescriber,
  type EventDescription,
  formatMoney,
  type Language,
} from '@lotsenbuch/kernel';
import { DISTRICTS } from './domain/classification/districts.js';
import type { DistrictFinding, PublishedRegisterEvent, Verdict } from './domain/events.js';
import { REVIEW_REASONS } from './domain/review-reasons.js';

const TEXTS = {
  de: {
    imported: 'Register eingelesen',
    refusedRows: 'Weitere abgewiesene Zeilen',
    recorded: 'Eintrag erfasst',
    corrected: 'Betrag berichtigt',
    reclassified: 'Anders eingeordnet',
    withdrawn: 'Nicht mehr im Register',
    included: 'Nach Prüfung aufgenommen',
    excluded: 'Nach Prüfung ausgeschlossen',
    resolved: 'Träger zugeordnet',
    ambiguous: 'Träger nicht eindeutig',
    amount: 'Betrag',
    recipient: 'Empfänger',
    purpose: 'Zweck',
    verdict: 'Urteil der Regel',
    district: 'Bezirk',
    carrier: 'Träger',
    candidate: 'Möglicher Träger',
    rule: 'Regel',
    year: 'Registerjahr',
    ruleVersion: 'Fassung der Regel',
    counts: 'Zeilen gelesen',
    refused: 'Abgewiesene Zeilen mit Stichwort',
    file: 'Datei (SHA-256)',
    supraDistrict: 'überbezirklich',
    unknown: 'nicht bekannt',
    verdicts: { confirmed: 'bestätigt', inReview: 'in Prüfung', apart: 'gesondert' },
  },
  en: {
    imported: 'Register imported',
    refusedRows: 'Further refused rows',
    recorded: 'Record taken in',
    corrected: 'Amount corrected',
    reclassified: 'Classified anew',
    withdrawn: 'No longer in the register',
    included: 'Included after review',
    excluded: 'Excluded after review',
    resolved: 'Carrier resolved',
    ambiguous: 'Carrier ambiguous',
    amount: 'Amount',
    recipient: 'Recipient',
    purpose: 'Purpose',
    verdict: 'Verdict of the rule',
    district: 'District',
    carrier: 'Carrier',
    candidate: 'Possible carrier',
    rule: 'Rule',
    year: 'Register year',
    ruleVersion: 'Version of the rule',
    counts: 'Rows read',
    refused: 'Refused rows with a keyword',
    file: 'File (SHA-256)',
    supraDistrict: 'supra-district',
    unknown: 'not known',
    verdicts: { confirmed: 'confirmed', inReview: 'in review', apart: 'apart' },
  },
} as const satisfies Record<Language, Record<string, string | Record<Verdict, string>>>;

const amount = (value: number): string => formatMoney(cents(value));

const districtText = (finding: DistrictFinding, language: Language): string => {
  const t = TEXTS[language];
  if (!('district' in finding)) return finding.basis === 'supraDistrict' ? t.supraDistrict : t.unknown;
  return DISTRICTS.list.find(({ key }) => key === finding.district)?.name ?? finding.district;
};

const reasonText = (code: string, language: Language): string =>
  REVIEW_REASONS.find((reason) => reason.code === code)?.text[language] ?? code;

const carrierReference = (id: string) => ({ kind: 'carrier', id });

const describe = (event: PublishedRegisterEvent, language: Language): EventDescription => {
  const t = TEXTS[language];
  switch (event.type) {
    case 'RegisterImported': {
      const { year, file, ruleVersion, rows, refused } = event.data;
      return {
        summary: t.imported,
        changes: [
          { field: t.year, to: String(year) },
          { field: t.file, to: file.sha256 },
          { field: t.ruleVersion, to: ruleVersion },
          { field: t.counts, to: String(rows) },
          { field: t.refused, to: String(refused.length) },
        ],
      };
    }
    case 'RegisterRowsRefused':
      return { summary: t.refusedRows, changes: [{ field: t.refused, to: String(event.data.refused.length) }] };
    case 'PublishedGrantRecorded': {
      const { cells, amountCents, verdict, district, source } = event.data;
      return {
        summary: t.recorded,
        changes: [
          { field: t.recipient, to: cells.recipient },
          { field: t.purpose, to: cells.purpose },
          { field: t.amount, to: amount(amountCents) },
          { field: t.verdict, to: t.verdicts[verdict] },
          { field: t.district, to: districtText(district, language) },
        ],
        source,
      };
    }
    case 'PublishedGrantCorrected': {
      const { amountCents, source } = event.data;
      return {
        summary: t.corrected,
        changes: [{ field: t.amount, from: amount(amountCents.from), to: amount(amountCents.to) }],
        source,
      };
    }
    case 'PublishedGrantReclassified': {
      const { verdict, district, source } = event.data;
      return {
        summary: t.reclassified,
        changes: [
          { field: t.verdict, from: t.verdicts[verdict.from], to: t.verdicts[verdict.to] },
          { field: t.district, to: districtText(district, language) },
        ],
        source,
      };
    }
    case 'PublishedGrantWithdrawn':
      return { summary: t.withdrawn, changes: [{ field: t.file, to: event.data.file }] };
    case 'PublishedGrantReviewed': {
      const { decision, reason } = event.data;
      return {
        summary: decision === 'include' ? t.included : t.excluded,
        changes: [],
        reason: reasonText(reason, language),
      };
    }
    case 'PublishedGrantCarrierResolved': {
      const { carrierId, rule, district, reason } = event.data;
      const changes: DescribedChange[] = [
        { field: t.carrier, to: carrierReference(carrierId) },
        { field: t.rule, to: rule },
      ];
      if (district) changes.push({ field: t.district, to: districtText(district, language) });
      return { summary: t.resolved, changes, ...(reason !== undefined && { reason: reasonText(reason, language) }) };
    }
    case 'PublishedGrantCarrierAmbiguous':
      return {
        summary: t.ambiguous,
        changes: event.data.candidates.map(({ carrierId }) => ({
          field: t.candidate,
          to: carrierReference(carrierId),
        })),
      };
  }
};

/** Every type of the union: the compiler misses one that is left out. */
const DESCRIBED: Readonly<Record<PublishedRegisterEvent['type'], true>> = {
  RegisterImported: true,
  RegisterRowsRefused: true,
  PublishedGrantRecorded: true,
  PublishedGrantCorrected: true,
  PublishedGrantReclassified: true,
  PublishedGrantWithdrawn: true,
  PublishedGrantReviewed: true,
  PublishedGrantCarrierResolved: true,
  PublishedGrantCarrierAmbiguous: true,
};

/** Puts the events of published registers into words. */
export const publishedGrantDescriber: EventDescriber = {
  types: Object.keys(DESCRIBED),
  things: (event: DomainEvent) => {
    const { data } = event as PublishedRegisterEvent;
    return 'recordId' in data ? [{ kind: 'publishedGrant', id: data.recordId }] : [];
  },
  describe: (event, language) => describe(event as PublishedRegisterEvent, language),
};
