import type { ReactNode } from "react";
import { Trend } from "./trend.tsx";

/** One figure of a lead's home: a large number with what it is out of, its trend, and a sentence. */
export function Figure({
  label,
  value,
  of,
  trend = [],
  tone,
  children,
}: {
  label: string;
  value: string;
  /** What the number is out of, or its unit. */
  of: string;
  trend?: number[];
  tone: number;
  children: ReactNode;
}) {
  return (
    <div className="figure">
      <h3 className="figure__label">{label}</h3>
      <p className="figure__number">
        <strong>{value}</strong> <span>{of}</span>
      </p>
      <Trend values={trend} tone={tone} />
      <p className="small">{children}</p>
    </div>
  );
}
