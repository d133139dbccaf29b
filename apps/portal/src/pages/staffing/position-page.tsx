import type { Form } from '../../forms/form.js';
import { eurosAndCents } from '../../texts.js';
import { inSameLanguage, type PageDefinition } from '../page.js';
import { reasonsOf } from '../reasons.js';
import { areaName, day, lastDayOf } from '../words.js';
import { type Occupancy, occupanciesOn, type PersonName, type Position } from './position-answer.js';
import { decimal } from './positions-page.js';
import { personText, staffingTexts } from './staffing-texts.js';

interface Facilitator {
  readonly id: string;
  readonly name?: PersonName;
}

/** One position: its terms, who was and is in it, and the forms to occupy it and to end an occupancy. */
export const POSITION_PAGE: PageDefinition = {
  path: 'stellen/:id',
  async compose(api, { params, today, allowed: { may } }) {
    const { language } = api;
    const t = staffingTexts(language);
    const path = `/v1/positions/${encodeURIComponent(params.id ?? '')}`;
    const position = await api.get<Position>(path);
    const reasons = await reasonsOf(api);
    const people = may('occupyPosition') ? await api.all<Facilitator>('/v1/facilitators') : [];
    const text = ({ kind, name, shareBasisPoints, from, to }: Occupancy): string =>
      `${personText(name, language)}, ${decimal(String(shareBasisPoints / 100), language)} %, ${t[kind as keyof typeof t] ?? kind}, ${t.from} ${day(from, language)}${
        to === undefined ? '' : `, ${t.until} ${day(lastDayOf(to), language)}`
      }`;
    const fileReference =
      position.grantId === undefined
        ? undefined
        : (await api.find<{ readonly fileReference: string }>(`/v1/grants/${position.grantId}`))?.fileReference;
    const present = occupanciesOn(position, today);
    const common = { submit: t.submit, isCollapsed: true, ifMatch: `"${position.revision}"` };
    const forms: readonly Form[] = [
      ...(may('occupyPosition') && people.length > 0
        ? [
            {
              ...common,
              id: 'occupy',
              heading: t.occupy,
              path: `${path}/occupancies`,
              fields: [
                {
                  name: 'facilitatorId',
                  label: t.person,
                  kind: 'choice' as const,
                  options: people.map(({ id, name }) => ({ value: id, label: personText(name, language) })),
                },
                { name: 'shareBasisPoints', label: t.share, kind: 'hundredths' as const, initial: '100' },
                {
                  name: 'kind',
                  label: t.kind,
                  kind: 'choice' as const,
                  options: (['regular', 'handover'] as const).map((value) => ({ value, label: t[value] })),
                },
                { name: 'from', label: t.from, kind: 'day' as const, initial: today },
                { name: 'to', label: t.to, kind: 'lastDay' as const, isOptional: true },
              ],
            },
          ]
        : []),
      ...(may('endOccupancy')
        ? present.map((occupancy, index) => ({
            ...common,
            id: `end-${index}`,
            heading: `${t.end}: ${text(occupancy)}`,
            path: `${path}/occupancies/${occupancy.id}/end`,
            fields: [
              { name: 'to', label: t.day, kind: 'lastDay' as const, initial: today },
              reasons.field('occupancyEnd', t.reason),
              { name: 'note', label: t.note, kind: 'longText' as const, isOptional: true },
            ],
          }))
        : []),
    ];
    return {
      title: position.profile,
      forms,
      body: (form) => (
        <>
          <p class="back">
            <a href={inSameLanguage('/stellen', language)}>{t.back}</a>
          </p>
          <h1>
            {t.position}: {position.profile}
          </h1>
          <dl>
            {(
              [
                [t.project, position.project],
                [t.carrier, position.carrier],
                [t.district, areaName(position.district, language)],
                [
                  t.hours,
                  `${decimal(position.weeklyHours, language)} / ${decimal(position.fullTimeHours, language)} = ${decimal(position.fullTimeEquivalent, language)} ${t.equivalents}`,
                ],
                [t.pay, `${position.tariff} ${position.payGroup}`],
                [t.cost, eurosAndCents(position.monthlyCostCents, language)],
                [
                  t.period,
                  `${t.from} ${day(position.from, language)}${position.to === undefined ? '' : `, ${t.until} ${day(lastDayOf(position.to), language)}`}`,
                ],
              ] as const
            ).map(([caption, value]) => (
              <div key={caption}>
                <dt>{caption}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {position.grantId !== undefined && (
              <div>
                <dt>{t.file}</dt>
                <dd>
                  <a href={inSameLanguage(`/vorgaenge/${position.grantId}`, language)}>
                    {fileReference ?? position.grantId}
                  </a>
                </dd>
              </div>
            )}
          </dl>
          <h2>{t.who}</h2>
          {position.occupancies.length === 0 ? (
            <p>{t.nobody}</p>
          ) : (
            <ul>
              {position.occupancies.map((occupancy) => (
                <li key={occupancy.id}>{text(occupancy)}</li>
              ))}
            </ul>
          )}
          {forms.map(({ id }) => form(id))}
        </>
      ),
    };
  },
};
