import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import { Table } from "#app/ui/table.tsx";
import type { PublicPoint, PublicSeries } from "../public-series.ts";

const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** Numbers outside the team, as tables: a withheld one says so. */
export function PublicFigures({ series }: { series: PublicSeries[] }) {
  return (
    <section className="stack-8" aria-labelledby="numbers">
      <h2 id="numbers">{m.inquiryPublicTitle()}</h2>
      {series.map(({ measure, points }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the measures of one cycle, which never move
        <div key={at} className="stack measure">
          <Table
            caption={measure.unit ? `${measure.name} (${measure.unit})` : measure.name}
            isCaptionShown
            narrow="scroll"
            rows={points.map((point, index) => ({ ...point, index }))}
            keyOf={({ index }) => index}
            columns={[
              { heading: m.inquiryEntryDay(), cell: ({ on }) => shortDay(on), isRowHeading: true },
              { heading: measure.name, cell: publicWords, isNumber: true },
            ]}
          />
          {measure.definition ? <p className="small soft">{measure.definition}</p> : null}
        </div>
      ))}
      <p className="small soft measure">{m.inquiryPublicRule()}</p>
    </section>
  );
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
