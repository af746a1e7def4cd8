import { Marker } from "./marker.tsx";
import { PlaceLabels } from "./place-labels.tsx";
import { PlotFrame, plotPlaces } from "./plot-frame.tsx";
import { scaleFor } from "./scale.ts";

/** A value that is known exactly (`low` is `high`) or only as a range; null where it is withheld. */
export type RangePoint = { label: string; range: { low: number; high: number } | null };

type Props = {
  points: readonly RangePoint[];
  unit: string | undefined;
  /** The ends of the vertical scale. */
  domain?: readonly [number, number] | undefined;
};

/** Points in order of time of which some are known only as a range, or not at all: a line breaks where it would guess. */
export function RangePlot({ points, unit, domain }: Props) {
  const ends = points.flatMap(({ range }) => (range ? [range.low, range.high] : []));
  const scale = scaleFor(ends, { domain, fromZero: false });
  const { across, up } = plotPlaces(points.length, scale);
  const exact = (at: number) => {
    const range = points[at]?.range;
    return range && range.low === range.high ? range.low : null;
  };
  return (
    <PlotFrame
      {...{ scale, unit, up }}
      labels={<PlaceLabels names={points.map(({ label }) => label)} across={across} />}
    >
      {points.map(({ range }, at) => {
        if (!range) return null;
        const [x, before, value] = [`${across(at)}%`, at > 0 ? exact(at - 1) : null, exact(at)];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no name but their place
          <g key={at}>
            {before !== null && value !== null ? (
              <line className="run__line" x1={`${across(at - 1)}%`} x2={x} y1={`${up(before)}%`} y2={`${up(value)}%`} />
            ) : null}
            {value === null ? (
              <line className="plot__range" x1={x} x2={x} y1={`${up(range.low)}%`} y2={`${up(range.high)}%`} />
            ) : (
              <Marker x={x} y={`${up(value)}%`} tone={1} />
            )}
          </g>
        );
      })}
    </PlotFrame>
  );
}
