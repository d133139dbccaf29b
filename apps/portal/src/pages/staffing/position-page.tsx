import type { Form } from '../../forms/form.js';
import { euros } from '../../texts.js';
import { allowedOf } from '../allowed.js';
import type { PageDefinition } from '../page.js';
import { reasonFields } from '../reasons.js';
import { areaName, day } from '../words.js';
import { type Occupancy, occupanciesOn, type PersonName, type Position } from './position-answer.js';
import { personText, staffingTexts } from './staffing-texts.js';

interface Facilitator {
  readonly id: string;
  readonly name?: PersonName;
}

/** One position: its terms, who was and is in it, and the forms to occupy it and to end an occupancy. */
export const POSITION_PAGE: PageDefinition = {
  path: 'stellen/:id',
  async compose(api, { params, today }) {
    const { language } = api;
    const t = staffingTexts(language);
    const path = `/v1/positions/${encodeURIComponent(params.id ?? '')}`;
    const position = await api.get<Position>(path);
    const { may } = await allowedOf(api);
    const reasonField = await reasonFields(api);
    const people = may('occupyPosition')
      ? await api.get<{ readonly items: readonly Facilitator[] }>('/v1/facilitators?limit=1000')
      : { items: [] };
    const text = ({ kind, name, from, to }: Occupancy): string =>
      `${personText(name, language)}, ${t[kind as keyof typeof t] ?? kind}, ${t.from} ${day(from, language)}${
        to === undefined ? '' : `, ${t.to} ${day(to, language)}`
      }`;
    const present = occupanciesOn(position, today);
    const common = { submit: t.submit, ifMatch: `"${position.revision}"` };
    const forms: readonly Form[] = [
      ...(may('occupyPosition') && people.items.length > 0
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
                  options: people.items.map(({ id, name }) => ({ value: id, label: personText(name, language) })),
                },
                { name: 'shareBasisPoints', label: t.share, kind: 'whole' as const, initial: '10000' },
                {
                  name: 'kind',
                  label: t.kind,
                  kind: 'choice' as const,
                  options: (['regular', 'handover'] as const).map((value) => ({ value, label: t[value] })),
                },
                { name: 'from', label: t.from, kind: 'day' as const },
                { name: 'to', label: t.to, kind: 'day' as const, isOptional: true },
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
              { name: 'to', label: t.day, kind: 'day' as const },
              reasonField('occupancyEnd', t.reason),
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
                  `${position.weeklyHours} / ${position.fullTimeHours} = ${position.fullTimeEquivalent} ${t.equivalents}`,
                ],
                [t.pay, `${position.tariff} ${position.payGroup}`],
                [t.cost, euros(position.monthlyCostCents, language)],
                [
                  t.period,
                  `${t.from} ${day(position.from, language)}${position.to === undefined ? '' : `, ${t.to} ${day(position.to, language)}`}`,
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
                  <a href={`/vorgaenge/${position.grantId}`}>{position.grantId}</a>
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
