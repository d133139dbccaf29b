import { DISTRICTS } from '@lotsenbuch/funding';
import type { Language } from '@lotsenbuch/kernel';

type Words = Readonly<Record<string, string>>;

const WORDS: Readonly<Record<Language, Words>> = {
  de: {
    // States of a grant
    applied: 'beantragt',
    applicationWithdrawn: 'Antrag zurückgenommen',
    rejected: 'abgelehnt',
    deciding: 'entschieden, Mittel werden angefragt',
    approved: 'bewilligt',
    ended: 'beendet',
    // Decisions and notices
    open: 'Mittel werden angefragt',
    lapsed: 'ohne Wirkung: Mittel fehlen',
    approval: 'Bewilligung',
    amendment: 'Änderung',
    provisional: 'vorläufig',
    final: 'endgültig',
    grant: 'Zuwendungsbescheid',
    provisionalGrant: 'vorläufiger Zuwendungsbescheid',
    rejection: 'Ablehnungsbescheid',
    withdrawal: 'Rücknahme (§ 48 VwVfG)',
    revocation: 'Widerruf (§ 49 VwVfG)',
    post: 'mit der Post',
    electronic: 'elektronisch',
    handedOver: 'übergeben',
    // Blocks
    noTransparencyRegisterEntry: 'kein Eintrag im Transparenzregister',
    applicationLate: 'Antrag verspätet',
    notNominated: 'Träger nicht benannt',
    startedWithoutConsent: 'Beginn ohne Zustimmung',
    documentsMissing: 'Unterlagen fehlen',
    // Roles
    officer: 'Sachbearbeitung',
    approver: 'Bewilligung',
    district: 'Bezirk',
    carrier: 'Träger',
    programmeOffice: 'Fachstelle',
    auditor: 'Prüfung',
    operator: 'Betrieb',
    // Advice
    inFavour: 'dafür',
    withReservations: 'mit Bedenken',
    against: 'dagegen',
    statement: 'Stellungnahme',
    consent: 'Zustimmung',
    dissent: 'Widerspruch',
    // Plan
    staff: 'Personalausgaben',
    material: 'Sachausgaben',
    overhead: 'Verwaltungsgemeinkosten',
    ownShare: 'Eigenanteil',
    income: 'Einnahmen',
    districtFunds: 'Bezirksmittel',
    otherFunder: 'andere Zuwendungsgeber',
    deficit: 'Fehlbedarfsfinanzierung',
    share: 'Anteilfinanzierung',
    fixedAmount: 'Festbetragsfinanzierung',
    // Formula
    draft: 'Entwurf',
    sent: 'zur Anhörung versandt',
    decided: 'entschieden',
    // Budget watch
    amount: 'Ansatz',
    contribution: 'Bezirksmittel im Titel des Senats',
    directContribution: 'Bezirksmittel unmittelbar an den Träger',
    block: 'gesperrte Mittel',
    supraDistrict: 'überbezirklich',
    undistributed: 'noch nicht verteilt',
    courses: 'Kurse (Dienstleistung)',
    supervision: 'Supervision (Dienstleistung)',
    reserve: 'Reserve',
    reserved: 'vorgemerkt',
    refused: 'abgelehnt',
    released: 'wieder frei',
    returned: 'zurückgeflossen',
  },
  en: {
    applied: 'applied for',
    applicationWithdrawn: 'application withdrawn',
    rejected: 'rejected',
    deciding: 'decided, funds are asked for',
    approved: 'approved',
    ended: 'ended',
    open: 'funds are asked for',
    lapsed: 'without effect: funds are missing',
    approval: 'approval',
    amendment: 'amendment',
    provisional: 'provisional',
    final: 'final',
    grant: 'grant notice',
    provisionalGrant: 'provisional grant notice',
    rejection: 'rejection notice',
    withdrawal: 'withdrawal (§ 48 VwVfG)',
    revocation: 'revocation (§ 49 VwVfG)',
    post: 'by post',
    electronic: 'electronically',
    handedOver: 'handed over',
    noTransparencyRegisterEntry: 'no entry in the transparency register',
    applicationLate: 'application late',
    notNominated: 'carrier not nominated',
    startedWithoutConsent: 'started without consent',
    documentsMissing: 'documents missing',
    officer: 'officer',
    approver: 'approver',
    district: 'district',
    carrier: 'carrier',
    programmeOffice: 'programme office',
    auditor: 'auditor',
    operator: 'operator',
    inFavour: 'in favour',
    withReservations: 'with reservations',
    against: 'against',
    statement: 'statement',
    consent: 'consent',
    dissent: 'dissent',
    staff: 'staff cost',
    material: 'material cost',
    overhead: 'overhead',
    ownShare: 'own share',
    income: 'income',
    districtFunds: 'district money',
    otherFunder: 'other funders',
    deficit: 'deficit financing',
    share: 'share financing',
    fixedAmount: 'fixed-amount financing',
    draft: 'draft',
    sent: 'sent to the districts',
    decided: 'decided',
    amount: 'share of the appropriation',
    contribution: "district's money in the title of the Senate",
    directContribution: "district's money directly to the carrier",
    block: 'blocked funds',
    supraDistrict: 'supra-district',
    undistributed: 'not distributed yet',
    courses: 'courses (service contract)',
    supervision: 'supervision (service contract)',
    reserve: 'reserve',
    reserved: 'reserved',
    refused: 'refused',
    released: 'released',
    returned: 'flowed back',
  },
};

/** A code of the interface as people say it; a code without a word is shown as it is. */
export const word = (code: string, language: Language): string => WORDS[language][code] ?? code;

const DISTRICT_NAMES = new Map(DISTRICTS.list.map(({ key, name }) => [key, name]));

/** District 01 to 12 with its name, or `supraDistrict`. */
export const areaName = (area: string, language: Language): string => {
  const name = DISTRICT_NAMES.get(area);
  return name === undefined ? word(area, language) : `${area} ${name}`;
};

/** A part of the budget year: `district-07`, `supraDistrict`, `reserve` and the like. */
export const partName = (part: string, language: Language): string =>
  areaName(part.replace(/^district-/, ''), language);

/** A Berlin day: 31.12.2026, or 2026-12-31 in English. */
export const day = (text: string, language: Language): string =>
  language === 'de' ? text.split('-').toReversed().join('.') : text;

/** A half-open period as people say it: the last day is part of it. */
export const periodText = ({ from, to }: { readonly from: string; readonly to: string }, language: Language): string =>
  `${day(from, language)} – ${day(lastDayOf(to), language)}`;

/** The last day of a half-open period. @param text the first day after it */
export const lastDayOf = (text: string): string => {
  const date = new Date(`${text}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
};
