import { ScrollRegion } from './scroll-region.js';

export interface Bar {
  readonly label: string;
  /** At least 0, in cents. */
  readonly value: number;
  readonly text: string;
}

const ROW = 26;
const LABEL_WIDTH = 210;
const BAR_WIDTH = 330;
const WIDTH = LABEL_WIDTH + BAR_WIDTH + 120;

/** Horizontal bars as inline SVG. The same figures always stand in a table, so the picture needs only a name. */
export const BarChart = ({ name, bars }: { readonly name: string; readonly bars: readonly Bar[] }) => {
  const largest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ScrollRegion name={name}>
      <svg
        class="chart"
        role="img"
        aria-label={name}
        viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 4}`}
        preserveAspectRatio="xMinYMin meet"
      >
        {bars.map(({ label, value, text }, index) => {
          const width = Math.round((value / largest) * BAR_WIDTH);
          const middle = index * ROW + ROW / 2;
          return (
            <g key={label}>
              <text x={LABEL_WIDTH - 8} y={middle} class="label" text-anchor="end" dominant-baseline="middle">
                {label}
              </text>
              <rect x={LABEL_WIDTH} y={index * ROW + 4} width={Math.max(width, 1)} height={ROW - 8} class="bar" />
              <text x={LABEL_WIDTH + width + 6} y={middle} class="value" dominant-baseline="middle">
                {text}
              </text>
            </g>
          );
        })}
      </svg>
    </ScrollRegion>
  );
};
