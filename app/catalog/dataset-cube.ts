import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { DatasetCube, Grouping, Measure, PublishedCell } from "./dataset.ts";
import type { Dataset } from "./dataset-file.ts";
import { protectDataset, type SafeTables } from "./dataset-protection.ts";
import { keyOf, missingKey, totalKey } from "./dataset-tables.ts";
import { tableKey } from "./table-key.ts";

/** What a lesson lets its readers choose from. */
export type Selectable = { measures: readonly string[]; groupings: readonly string[] };

/** A dataset with only the columns that some lesson offers; suppression treats those together. */
export function narrowedTo(dataset: Dataset, { measures, groupings }: Selectable): Dataset {
  const { codebook } = dataset;
  return {
    ...dataset,
    codebook: {
      ...codebook,
      measures: codebook.measures.filter(({ id }) => measures.includes(id)),
      groupings: codebook.groupings.filter(({ id }) => groupings.includes(id)),
    },
  };
}

/** A dataset after suppression, as the readers of one explorer get it. */
export type ProtectedDataset = { dataset: Dataset; tables: Map<string, SafeTables> };

export function protectedDataset(dataset: Dataset): ProtectedDataset {
  return { dataset, tables: protectDataset(dataset) };
}

/** Everything that readers of one explorer may choose to see; null if it names a column that the data do not have. */
export function cubeOf({ dataset, tables }: ProtectedDataset, selectable: Selectable): DatasetCube | null {
  const { codebook, size } = dataset;
  const measures = selectable.measures.map((id) => codebook.measures.find((measure) => measure.id === id));
  const groupings = selectable.groupings.map((id) => codebook.groupings.find((grouping) => grouping.id === id));
  const known = { measures: measures.filter((each) => !!each), groupings: groupings.filter((each) => !!each) };
  if (known.measures.length < measures.length || known.groupings.length < groupings.length) return null;
  /** The notes beside the total; none if the total itself is withheld. */
  const toldOf = (measure: Measure, key: string) => {
    const safe = tables.get(measure.id);
    return !safe || safe.isWithheld(totalKey) ? null : (safe.cells.get(key)?.denominator ?? 0);
  };
  return {
    title: codebook.title,
    isSynthetic: codebook.isSynthetic,
    unitPlural: codebook.unitPlural,
    measures: known.measures.map((measure) => {
      const counted = toldOf(measure, totalKey);
      return { ...measure, missing: counted === null ? null : size - counted };
    }),
    groupings: known.groupings.map((grouping) => ({
      ...grouping,
      unlisted: known.measures.map((measure) => toldOf(measure, missingKey(totalKey, grouping.id))),
    })),
    tables: Object.fromEntries(
      known.measures.flatMap((measure, at) => {
        const safe = tables.get(measure.id);
        return safe ? tablesFor(measure, safe, known.groupings).map(([key, cells]) => [tableKey(at, key), cells]) : [];
      }),
    ),
  };
}

function tablesFor(measure: Measure, safe: SafeTables, groupings: Grouping[]): [number[], (PublishedCell | null)[]][] {
  const cell = (...parts: [Grouping, number][]) =>
    cellOf(measure, safe, keyOf(parts.map(([{ id }, category]) => ({ grouping: id, category }))));
  return [
    [[], [cell()]],
    ...groupings.map((first, a): [number[], (PublishedCell | null)[]] => [
      [a],
      first.categories.map((_, category) => cell([first, category])),
    ]),
    ...groupings.flatMap((first, a) =>
      groupings
        .slice(a + 1)
        .map((second, after): [number[], (PublishedCell | null)[]] => [
          [a, a + 1 + after],
          first.categories.flatMap((_, i) => second.categories.map((_, j) => cell([first, i], [second, j]))),
        ]),
    ),
  ];
}

function cellOf(measure: Measure, safe: SafeTables, key: string): PublishedCell | null {
  const cell = safe.cells.get(key);
  if (!cell || safe.isWithheld(key) || cell.denominator < defaultMinimum) return null;
  const { numerator, denominator: n } = cell;
  if (measure.summary === "mean") return [n, Math.round((10 * numerator) / n) / 10];
  const percentage = safe.percentages.get(key);
  if (!percentage) return [n];
  return percentage.kind === "exact" ? [n, percentage.from] : [n, percentage.from, percentage.to];
}
