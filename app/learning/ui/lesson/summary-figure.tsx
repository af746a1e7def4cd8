import type { DatasetSummary, SummaryRow } from "#app/catalog/dataset.ts";
import * as m from "#app/messages/catalog.ts";
import { type BarRow, BarRows } from "#app/ui/chart/bar-rows.tsx";
import { ChartTable } from "#app/ui/chart/chart-table.tsx";
import { type Scale, scaleFor } from "#app/ui/chart/scale.ts";

/** A slice of a dataset: a sentence, bars, the same as a table, and notes. */
export function SummaryFigure({ summary }: { summary: DatasetSummary }) {
  const { isSynthetic, measure, groupings, total, rows, sentence, notes } = summary;
  const isPercent = measure.unit === "%";
  const scale = scaleFor(
    [total, ...rows].flatMap((row) => row.value ?? []),
    { domain: isPercent ? [0, 100] : undefined, fromZero: true },
  );
  return (
    <figure className="chart summary">
      <figcaption className="summary__sentence" aria-live="polite">
        {sentence}
      </figcaption>
      {isSynthetic ? <p className="chart__synthetic">{m.lessonChartSynthetic()}</p> : null}
      <div role="img" aria-label={m.lessonExplorerAlt({ sentence })}>
        <Bars
          groupings={groupings.length}
          total={total}
          rows={rows}
          scale={scale}
          isShare={measure.summary === "share"}
        />
      </div>
      <ChartTable
        caption={[measure.label, ...groupings.map(({ label }) => label)].join(", ")}
        columns={[
          ...(groupings.length > 0 ? groupings.map(({ label }) => label) : [""]),
          measure.label,
          m.lessonExplorerN(),
        ]}
        rows={[...rows, { ...total, group: [m.lessonExplorerAll(), ...groupings.slice(1).map(() => "")] }].map(
          (row) => {
            const [heading = m.lessonExplorerAll(), ...others] = row.group;
            return { key: row.group.join(" "), heading, cells: [...others, row.shown, numberOf(row)] };
          },
        )}
      />
      <ul className="chart__small plain stack stack-2">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </figure>
  );
}

function numberOf(row: SummaryRow): string {
  return row.n === null ? row.shown : row.n.toLocaleString("en-US");
}

function Bars({
  groupings,
  total,
  rows,
  scale,
  isShare,
}: {
  groupings: number;
  total: SummaryRow;
  rows: SummaryRow[];
  scale: Scale;
  isShare: boolean;
}) {
  const all = barOf(total, m.lessonExplorerAll(), 6, isShare);
  if (groupings < 2) {
    return <BarRows rows={[...rows.map((row) => barOf(row, row.group[0] ?? "", 1, isShare)), all]} scale={scale} />;
  }
  const outer = [...new Set(rows.map((row) => row.group[0] ?? ""))];
  return (
    <div className="bars">
      {outer.map((group) => (
        <div key={group} className="stack stack-2">
          <p className="bars__group">{group}</p>
          <BarRows
            rows={rows.filter((row) => row.group[0] === group).map((row) => barOf(row, row.group[1] ?? "", 1, isShare))}
            scale={scale}
          />
        </div>
      ))}
      <BarRows rows={[all]} scale={scale} />
    </div>
  );
}

function barOf(row: SummaryRow, label: string, tone: number, isShare: boolean): BarRow {
  const ofN = isShare ? m.lessonChartOfN : m.lessonExplorerCount;
  return {
    key: row.group.join(" ") || "all",
    label,
    value: row.value,
    range: row.range,
    shown: row.shown,
    ...(row.n === null ? {} : { detail: ofN({ n: row.n }) }),
    tone,
  };
}
