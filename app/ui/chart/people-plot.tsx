import { type Mark, MarkLabels, MarkLines } from "./mark.tsx";
import type { Scale } from "./scale.ts";

export type Band = { label: string; count: number; guessed?: number | undefined };

/** Dots per line in a band; a band is 100 wide on any screen. */
const across = 7;
const step = 100 / across;

/**
 * A dot for each person, piled in bands along a line: nobody is averaged away, and nobody can be identified. Hollow
 * dots are the reader's prediction.
 */
export function PeoplePlot({ bands, scale, marks }: { bands: Band[]; scale: Scale; marks: Mark[] }) {
  const highest = Math.max(1, ...bands.map(({ count, guessed = 0 }) => Math.ceil(Math.max(count, guessed) / across)));
  const height = Math.round(highest * step);
  return (
    <div className={marks.length > 0 ? "people bars--marked" : "people"}>
      <div className="people__field">
        <svg
          viewBox={`0 0 ${100 * bands.length} ${height}`}
          className="people__dots"
          aria-hidden="true"
          focusable="false"
        >
          {bands.flatMap((band, at) =>
            dotsOf(band, at, height).map(({ key, isGuess, ...place }) => (
              <circle key={key} className={isGuess ? "people__dot people__dot--guess" : "people__dot"} {...place} />
            )),
          )}
        </svg>
        <svg className="people__marks" aria-hidden="true" focusable="false">
          <MarkLines marks={marks} scale={scale} isRow={false} />
          <MarkLabels marks={marks} scale={scale} />
        </svg>
      </div>
      <ol className="people__labels plain">
        {bands.map(({ label, count }) => (
          <li key={label}>
            <span>{label}</span>
            <strong>{count}</strong>
          </li>
        ))}
      </ol>
    </div>
  );
}

const tenth = (value: number) => Math.round(10 * value) / 10;

/** The pile of one band, from the bottom up; predicted people beyond the actual number are hollow, on top. */
function dotsOf({ label, count, guessed = 0 }: Band, band: number, height: number) {
  return Array.from({ length: Math.max(count, guessed) }, (_, at) => ({
    key: `${label} ${at}`,
    isGuess: at >= count,
    cx: tenth(100 * band + step * ((at % across) + 0.5)),
    cy: tenth(height - step * (Math.floor(at / across) + 0.5)),
    r: at < count ? 5.6 : 4.8,
  }));
}
