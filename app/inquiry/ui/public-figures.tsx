import * as m from "#app/messages/catalog.ts";
import { shortDays } from "#app/time/dates.ts";
import { ChartTable } from "#app/ui/chart/chart-table.tsx";
import { RangePlot } from "#app/ui/chart/range-plot.tsx";
import type { PublicPoint, PublicSeries } from "../public-series.ts";

const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** Numbers outside the team, as charts with their tables: a withheld one says so. */
export function PublicFigures({ series }: { series: PublicSeries[] }) {
  return (
    <section className="stack-8" aria-labelledby="numbers">
      <h2 id="numbers">{m.inquiryPublicTitle()}</h2>
      {series.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the measures of one cycle, which never move
        <PublicFigure key={at} series={each} />
      ))}
      <p className="small soft measure">{m.inquiryPublicRule()}</p>
    </section>
  );
}

/** One measure outside the team. What is known only as a range is drawn as one. */
export function PublicFigure({ series: { measure, points } }: { series: PublicSeries }) {
  const isShare = measure.kind === "share";
  const title = measure.unit && !isShare ? `${measure.name} (${measure.unit})` : measure.name;
  const days = shortDays(points.map(({ on }) => on));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const hidden = points.filter((point) => rangeOf(point) === null).length;
  const words = [
    ...(points.length > 1 ? [m.inquiryPublicFirst({ day: days[0] ?? "", value: publicWords(first) })] : []),
    m.inquiryPublicLast({ day: days.at(-1) ?? "", value: publicWords(last) }),
    ...(hidden > 0 ? [m.inquiryPublicHidden({ count: hidden, all: points.length })] : []),
  ].join(" ");
  return (
    <figure className="chart public-figure">
      <figcaption className="chart__title">{title}</figcaption>
      <p>{words}</p>
      {points.length - hidden > 1 ? (
        <div role="img" aria-label={words}>
          <RangePlot
            points={points.map((point, at) => ({ label: days[at] ?? point.on, range: rangeOf(point) }))}
            unit={isShare ? "%" : measure.unit || undefined}
            domain={isShare ? [0, 100] : undefined}
          />
        </div>
      ) : null}
      <ChartTable
        caption={title}
        columns={[m.inquiryEntryDay(), measure.name]}
        rows={points.map((point, at) => ({
          key: String(at),
          heading: days[at] ?? point.on,
          cells: [publicWords(point)],
        }))}
      />
      {measure.definition ? <p className="chart__small">{measure.definition}</p> : null}
    </figure>
  );
}

function rangeOf({ value, percentage }: PublicPoint): { low: number; high: number } | null {
  if (value !== null) return { low: value, high: value };
  return percentage && { low: percentage.from, high: percentage.to };
}

function publicWords({ value, percentage }: PublicPoint): string {
  if (value !== null) return number.format(value);
  if (percentage === null) return m.inquiryWithheld();
  const { kind, from, to } = percentage;
  switch (kind) {
    case "exact":
      return m.inquiryPercent({ percent: from });
    case "low":
      return m.inquiryPercentLow({ percent: to });
    case "high":
      return m.inquiryPercentHigh({ percent: from });
    case "range":
      return m.inquiryPercentRange({ from, to });
  }
}
