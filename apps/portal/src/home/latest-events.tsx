import type { Language } from '@lotsenbuch/kernel';
import { DataTable } from '../data-table.js';
import { textsOf } from '../texts.js';
import type { LatestEvent } from './home-page-content.js';

interface LatestEventsProps {
  readonly events: readonly LatestEvent[];
  readonly language: Language;
}

export const LatestEvents = ({ events, language }: LatestEventsProps) => {
  const t = textsOf(language);
  return (
    <section>
      <h2 id="events">{t.latestEvents}</h2>
      <DataTable name={t.latestEvents}>
        <thead>
          <tr>
            <th scope="col">{t.recordedAt}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.who}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <th scope="row">
                <time dateTime={event.recordedAt}>{event.recordedAt.replace('T', ' ').replace('Z', '')}</time>
              </th>
              <td>{event.summary}</td>
              <td>
                <code>{event.actor}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
};
