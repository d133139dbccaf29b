import { CheckpointSection } from '../checkpoint/checkpoint-section.js';
import { CheckpointState } from '../checkpoint/checkpoint-state.js';
import { textsOf } from '../texts.js';
import { LatestEvents } from './latest-events.js';
import { PerDistrict } from './per-district.js';
import { PerYear } from './per-year.js';
import { Review } from './review.js';
import type { SectionProps } from './section-props.js';
import { SignedIn } from './signed-in.js';
import { Summary } from './summary.js';
import { SuspectedRepeats } from './suspected-repeats.js';

export const HomePage = ({
  content,
  language,
  chosenYear,
}: SectionProps & { readonly chosenYear: number | undefined }) => {
  const t = textsOf(language);
  const chosen = content.years.find(({ year }) => year === chosenYear) ?? content.years.at(-1);
  return (
    <>
      <h1>{t.subtitle}</h1>
      <CheckpointState ledger={content.ledger} language={language} />
      <Summary content={content} language={language} />
      {chosen && (
        <>
          <PerYear content={content} language={language} />
          <PerDistrict content={content} language={language} chosen={chosen} />
          <SuspectedRepeats content={content} language={language} />
        </>
      )}
      <CheckpointSection ledger={content.ledger} reasons={content.reasons} language={language} />
      {content.signedIn ? (
        <>
          <SignedIn actor={content.signedIn} language={language} />
          {content.inside ? (
            <>
              <Review items={content.inside.review} language={language} />
              <LatestEvents events={content.inside.latestEvents} language={language} />
            </>
          ) : (
            <p class="note">{t.needsRole}</p>
          )}
        </>
      ) : (
        <p class="note">{t.needsSession}</p>
      )}
      <section>
        <h2 id="next">{t.next}</h2>
        <ul>
          <li>
            <a href="/docs">{t.nextApi}</a>
          </li>
          <li>
            <a href="/v1/published-grants?format=csv">{t.nextList}</a>
          </li>
          <li>
            <a href="/v1/carriers?format=csv">{t.nextCarriers}</a>
          </li>
          <li>
            <a href="/health/ready">{t.nextStatus}</a>
          </li>
        </ul>
      </section>
    </>
  );
};
