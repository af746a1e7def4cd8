import { type Mark, MarkLabels, MarkLines } from "./mark.tsx";
import type { Scale } from "./scale.ts";

export type Band = { label: string; count: number; guessed?: number | undefined };

/** Dots per line in a band, at least; a band is 100 wide on any screen. */
const fewestAcross = 7;

/** More dots per line, and smaller ones, where a pile would be more than half as high again as its band is wide. */
const acrossFor = (count: number) => Math.max(fewestAcross, Math.ceil(Math.sqrt(count / 1.6)));

/**
 * A dot for each person, piled in bands along a line: nobody is averaged away, and nobody can be identified. Hollow
 * dots are the reader's prediction.
 */
export function PeoplePlot({ bands, scale, marks }: { bands: Band[]; scale: Scale; marks: Mark[] }) {
  const most = Math.max(1, ...bands.map(({ count, guessed = 0 }) => Math.max(count, guessed)));
  const across = acrossFor(most);
  const height = Math.round(Math.ceil(most / across) * (100 / across));
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
            dotsOf(band, at, { height, across }).map(({ key, isGuess, ...place }) => (
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
function dotsOf(
  { label, count, guessed = 0 }: Band,
  band: number,
  { height, across }: { height: number; across: number },
) {
  const step = 100 / across;
  return Array.from({ length: Math.max(count, guessed) }, (_, at) => ({
    key: `${label} ${at}`,
    isGuess: at >= count,
    cx: tenth(100 * band + step * ((at % across) + 0.5)),
    cy: tenth(height - step * (Math.floor(at / across) + 0.5)),
    r: tenth((at < count ? 0.392 : 0.336) * step),
  }));
}
