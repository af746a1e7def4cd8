import { readFileSync } from "node:fs";
import { dirname, posix, resolve } from "node:path";
import { currentCatalog, currentReleaseFile } from "./current.server.ts";
import { codebookOf } from "./data-files.server.ts";
import type { DatasetSummary } from "./dataset.ts";
import { type Dataset, readDataset } from "./dataset-file.ts";
import { type Slice, slicePair, sliceSingles } from "./dataset-slice.ts";
import { summaryOf } from "./dataset-summary.ts";

export type Choice = { measure: string; groupings: string[] };

/** Summaries are small and the choices few, but authors can add datasets without end. */
const mostSummaries = 500;

type Loaded = { dataset: Dataset; singles: Map<string, Slice>; summaries: Map<string, DatasetSummary> };

/** By the names of its two files, so that another release's never passes for this one's. */
const loaded = new Map<string, Loaded | null>();
const mostLoaded = 50;

/** What a learner who chose this measure and these groupings may see of a dataset. */
export function summarize(
  datasetRef: string,
  lessonId: string,
  choice: Choice,
): DatasetSummary | "unknown-dataset" | "unknown-column" {
  const file = fileOf(datasetRef, lessonId);
  const found = file ? load(file) : null;
  return found ? summarizeLoaded(found, choice) : "unknown-dataset";
}

function summarizeLoaded({ dataset, singles, summaries }: Loaded, choice: Choice): DatasetSummary | "unknown-column" {
  const { codebook } = dataset;
  const measure = codebook.measures.find(({ id }) => id === choice.measure);
  const groupings = choice.groupings.map((id) => codebook.groupings.find((grouping) => grouping.id === id));
  const known = groupings.filter((grouping) => grouping !== undefined);
  const isWrong = known.length < groupings.length || known.length > 2 || new Set(choice.groupings).size < known.length;
  if (!measure || isWrong) return "unknown-column";
  const key = JSON.stringify([measure.id, ...choice.groupings]);
  const cached = summaries.get(key);
  if (cached) return cached;
  const single = singles.get(measure.id) ?? sliceSingles(dataset, measure);
  singles.set(measure.id, single);
  const [first, second] = known;
  const slice = first && second ? slicePair(dataset, measure, [first, second], single) : single;
  const summary = summaryOf(dataset, measure, known, { slice, singles: single });
  if (summaries.size >= mostSummaries) summaries.clear();
  summaries.set(key, summary);
  return summary;
}

/** A dataset of the published release; null when it has none at this place, or none that can be read. */
function load(csv: string): Loaded | null {
  const { data } = currentCatalog();
  const [rows, codebook] = [data[csv], data[codebookOf(csv)]];
  if (!rows || !codebook) return null;
  const key = `${rows} ${codebook}`;
  const before = loaded.get(key);
  if (before !== undefined) return before;
  const store = resolve(dirname(currentReleaseFile()), "../data");
  const read = readDataset(readFileSync(`${store}/${rows}`, "utf8"), readFileSync(`${store}/${codebook}`, "utf8"));
  const now = "problems" in read ? null : { dataset: read.dataset, singles: new Map(), summaries: new Map() };
  if (loaded.size >= mostLoaded) loaded.clear();
  loaded.set(key, now);
  return now;
}

/** A name in content/datasets, or "./file.csv" beside the lesson; never a path that leaves either folder. */
function fileOf(datasetRef: string, lessonId: string): string | null {
  if (/^[a-z0-9-]+$/.test(datasetRef)) return `datasets/${datasetRef}.csv`;
  if (!/^\.\/[\w-]+(\/[\w-]+)*\.csv$/.test(datasetRef)) return null;
  const { lessonsById, coursesById } = currentCatalog();
  const course = coursesById.get(lessonsById.get(lessonId)?.courseId ?? "");
  return course ? posix.join(course.folder, datasetRef) : null;
}
