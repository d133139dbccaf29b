import { addDays, addMonths, germanDay, localDate } from '@lotsenbuch/kernel';
import type { FundingPeriod } from '../domain/events.js';
import { type RuleField, type RuleSet, setByTheAuthority } from '../domain/rule-sets/rule-set.js';
import { withinMonths } from './german.js';

/** Ancillary provisions (§ 36 VwVfG) as the rule set has them. A star marks what the authority has to set. */
export const provisions = (rules: RuleSet, period: FundingPeriod): readonly string[] => {
  const open = setByTheAuthority(rules);
  const star = (...fields: readonly RuleField[]) => (fields.some((field) => open.includes(field)) ? '*' : '');
  const { percent, base } = rules.lineShift;
  const of = base === 'line' ? 'des Ansatzes' : 'der Gesamtausgaben';
  const lastDay = addDays(localDate(period.to), -1);
  return [
    'Die Allgemeinen Nebenbestimmungen für Zuwendungen zur Projektförderung (ANBest-P) sind Bestandteil dieses Bescheids.',
    'Die Zuwendung darf nur für den bewilligten Zweck und nur wirtschaftlich und sparsam verwendet werden. Eigenmittel und Einnahmen sind vorrangig einzusetzen.',
    `Der Finanzierungsplan ist hinsichtlich des Gesamtergebnisses verbindlich. Ein Einzelansatz darf ohne Zustimmung um bis zu ${percent} Prozent ${of}${star('lineShift.percent', 'lineShift.base')} überschritten werden, soweit bei anderen Einzelansätzen ebenso viel eingespart wird; maßgeblich ist der verbindliche Plan. Ein neuer Einzelansatz bedarf immer der Zustimmung.`,
    `Ausgezahlte Beträge sind alsbald, spätestens ${withinMonths(rules.promptUseMonths)}${star('promptUseMonths')} nach der Auszahlung, für fällige Zahlungen zu verwenden.`,
    'Änderungen des Finanzierungsplans, der geförderten Stellen oder der Umstände, die für die Bewilligung maßgeblich waren, sind unverzüglich mitzuteilen.',
    `Der Verwendungsnachweis (Sachbericht und zahlenmäßiger Nachweis) ist ${withinMonths(rules.proofOfUseMonths)}${star('proofOfUseMonths')} nach Ende des Bewilligungszeitraums vorzulegen, also bis zum ${germanDay(addMonths(lastDay, rules.proofOfUseMonths))}.`,
    `Belege und Unterlagen sind ${rules.retentionYears} Jahre${star('retentionYears')} nach Vorlage des Verwendungsnachweises aufzubewahren. Die Bewilligungsbehörde und der Rechnungshof von Berlin dürfen sie prüfen.`,
    'Der Widerruf bleibt für den Fall vorbehalten, dass die Zuwendung nicht zweckentsprechend verwendet oder eine Auflage nicht erfüllt wird (§ 49 Abs. 3 VwVfG).',
  ];
};
