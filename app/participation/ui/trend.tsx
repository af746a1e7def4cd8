import { scaleFor } from "#app/ui/chart/scale.ts";

/** A small line through the values of a series, oldest first. The figure beside it and the table below say the same. */
export function Trend({ values, tone }: { values: number[]; tone: number }) {
  if (values.length < 2) return null;
  const scale = scaleFor(values, { fromZero: true });
  const across = (at: number) => Math.round((96 * at) / (values.length - 1)) + 2;
  const up = (value: number) => Math.round(30 - (26 * scale.place(value)) / 100);
  const points = values.map((value, at) => `${across(at)},${up(value)}`);
  return (
    <svg className={`figure__trend chart__tone-${tone}`} viewBox="0 0 100 34" aria-hidden="true" focusable="false">
      <polyline points={points.join(" ")} />
      <circle cx={across(values.length - 1)} cy={up(values.at(-1) ?? 0)} r="3" />
    </svg>
  );
}
