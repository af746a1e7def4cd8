import type { ReactNode } from "react";
import { type Scale, withUnit } from "./scale.ts";

/** Where a plot of `count` places in a row draws them and their values, in percent from the left and from the top. */
export function plotPlaces(count: number, scale: Scale) {
  const hundredths = (percent: number) => Math.round(percent * 100) / 100;
  return {
    across: (at: number) => (count > 1 ? hundredths((100 * at) / (count - 1)) : 50),
    up: (value: number) => hundredths(100 - scale.place(value)),
  };
}

type Props = {
  scale: Scale;
  unit: string | undefined;
  up: (value: number) => number;
  /** The names of the places, below the area. */
  labels: ReactNode;
  children: ReactNode;
};

/** The vertical scale of a plot with its grid, and what is drawn on it. */
export function PlotFrame({ scale, unit, up, labels, children }: Props) {
  return (
    <div className="plot">
      <svg className="plot__scale" aria-hidden="true" focusable="false">
        {scale.ticks.map((tick) => (
          <text key={tick} x="100%" y={`${up(tick)}%`} dy="0.35em" textAnchor="end">
            {withUnit(tick, unit === "%" ? unit : undefined)}
          </text>
        ))}
      </svg>
      <svg className="plot__area" overflow="visible" aria-hidden="true" focusable="false">
        {scale.ticks.map((tick) => (
          <line key={tick} className="chart__grid" x1="0" x2="100%" y1={`${up(tick)}%`} y2={`${up(tick)}%`} />
        ))}
        {children}
      </svg>
      <svg className="plot__labels" overflow="visible" aria-hidden="true" focusable="false">
        {labels}
      </svg>
    </div>
  );
}
