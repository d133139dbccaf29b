const ACTS: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = {
  de: {
    giveStatement: 'Stellungnahme geben',
    settleOpenPoint: 'offenen Punkt erledigen',
    countersignOverride: 'Übergehen mitzeichnen',
    reviewApplication: 'Antrag prüfen',
    approveGrant: 'über den Antrag entscheiden',
    approveAmendment: 'über die Änderung entscheiden',
    decideFinally: 'endgültig entscheiden',
    issueNotice: 'Bescheid erlassen',
    recordNotification: 'Bekanntgabe eintragen',
    giveHearingStatement: 'sich zur Anhörung äußern',
    decideAfterHearing: 'nach der Anhörung entscheiden',
    answerFormula: 'zum Verteilungsschlüssel Stellung nehmen',
    decideFormula: 'Verteilungsschlüssel entscheiden',
    releaseErasure: 'Löschung freigeben',
  },
  en: {
    giveStatement: 'give a statement',
    settleOpenPoint: 'settle an open point',
    countersignOverride: 'countersign the override',
    reviewApplication: 'review the application',
    approveGrant: 'decide the application',
    approveAmendment: 'decide the amendment',
    decideFinally: 'decide finally',
    issueNotice: 'issue the notice',
    recordNotification: 'record the notification',
    giveHearingStatement: 'comment in the hearing',
    decideAfterHearing: 'decide after the hearing',
    answerFormula: 'answer the allocation formula',
    decideFormula: 'decide the allocation formula',
    releaseErasure: 'release the erasure',
  },
};

/** What somebody has to do, as people say it. */
export const actText = (act: string, language: 'de' | 'en'): string => ACTS[language][act] ?? act;
