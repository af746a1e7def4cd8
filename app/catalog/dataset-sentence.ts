import * as m from "#app/messages/catalog.ts";
import type { Grouping, Measure, SummaryRow } from "./dataset.ts";

type Slice = { measure: Measure; groupings: Grouping[]; total: SummaryRow; rows: SummaryRow[]; people: string };

/** What a slice shows: everyone, then the largest difference between two of its groups, each with its n. */
export function sentenceFor({ measure, groupings, total, rows, people }: Slice): string {
  const all = allWords(measure, total, people);
  if (groupings.length === 0) return all;
  const by = groupings.map(({ label }) => `“${label}”`).join(m.lessonDataAnd());
  const shown = rows.flatMap((row) => {
    const [low, high] = row.range ?? [row.value, row.value];
    return row.n === null || low === null || high === null ? [] : [{ ...row, n: row.n, low, high }];
  });
  if (shown.length < 2) return `${all} ${m.lessonDataNothingToCompare({ by })}`;
  const pair = farthestApart(shown);
  if (!pair) return `${all} ${m.lessonDataNoDifference({ by })}`;
  const withN = measure.summary === "share" ? m.lessonDataGroupWithN : m.lessonDataGroupWithMean;
  const [one, other] = pair.rows.map((row) => withN({ group: groupWords(groupings, row), shown: row.shown, n: row.n }));
  const difference = differenceWords(measure, pair.difference);
  const isExact = pair.rows.every((row) => row.range === null);
  const finding = { by, difference, one: one ?? "", other: other ?? "" };
  return `${all} ${isExact ? m.lessonDataLargest(finding) : m.lessonDataLargestAtLeast(finding)}`;
}

type Shown = SummaryRow & { n: number; low: number; high: number };

/** The two groups that differ most for certain, where a band counts from its nearer end. In the table's order. */
function farthestApart(rows: Shown[]): { rows: [Shown, Shown]; difference: number } | null {
  let found: { rows: [Shown, Shown]; difference: number } | null = null;
  for (const [at, one] of rows.entries()) {
    for (const other of rows.slice(at + 1)) {
      const difference = Math.max(one.low - other.high, other.low - one.high);
      if (difference > 1e-9 && (!found || difference > found.difference + 1e-9)) {
        found = { rows: [one, other], difference };
      }
    }
  }
  return found;
}

/** A label such as "Yes" says nothing without the name of its grouping. */
function groupWords(groupings: Grouping[], { group }: SummaryRow): string {
  return group
    .map((label, at) => (/^(yes|no)$/i.test(label) ? `${groupings[at]?.label ?? ""}: ${label}` : label))
    .join(", ");
}

function differenceWords({ summary, unit }: Measure, difference: number): string {
  const number = Number(difference.toFixed(1));
  if (summary === "share" || unit === "%") return m.lessonDataPoints({ count: number });
  return unit ? `${number} ${unit}` : String(number);
}

function allWords(measure: Measure, total: SummaryRow, people: string): string {
  if (total.n === null) return m.lessonDataTotalWithheld({ measure: measure.label });
  const base = { measure: measure.label, shown: total.shown, n: total.n, people };
  return measure.summary === "share" ? m.lessonDataTotalShare(base) : m.lessonDataTotalMean(base);
}
