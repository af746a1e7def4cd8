import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { currentCatalog } from "./current.server.ts";
import type { DatasetSummary } from "./dataset.ts";
import { type Dataset, readDataset } from "./dataset-file.ts";
import { type Slice, slicePair, sliceSingles } from "./dataset-slice.ts";
import { summaryOf } from "./dataset-summary.ts";

export type Choice = { measure: string; groupings: string[] };

/** Summaries are small and the choices few, but authors can add datasets without end. */
const mostSummaries = 500;

type Loaded = { dataset: Dataset; singles: Map<string, Slice>; summaries: Map<string, DatasetSummary>; stamp: string };
const loaded = new Map<string, Loaded>();

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

function load(csvPath: string): Loaded | null {
  try {
    const stamp = [csvPath, codebookPath(csvPath)].map((path) => statSync(path).mtimeMs).join();
    const before = loaded.get(csvPath);
    if (before?.stamp === stamp) return before;
    const read = readDataset(readFileSync(csvPath, "utf8"), readFileSync(codebookPath(csvPath), "utf8"));
    if ("problems" in read) return null;
    const now = { dataset: read.dataset, singles: new Map(), summaries: new Map(), stamp };
    loaded.set(csvPath, now);
    return now;
  } catch {
    // A file that is not there: the content check tells its author, the page says that the data are missing.
    return null;
  }
}

function codebookPath(csvPath: string): string {
  return csvPath.replace(/\.csv$/, ".codebook.yaml");
}

/** A name in content/datasets, or "./file.csv" beside the lesson; never a path that leaves either folder. */
function fileOf(datasetRef: string, lessonId: string): string | null {
  // biome-ignore lint/style/noProcessEnv: the one setting that says where content is, checked at the start.
  const content = process.env.CONTENT_DIR ?? "content";
  if (/^[a-z0-9-]+$/.test(datasetRef)) return join(content, "datasets", `${datasetRef}.csv`);
  if (!/^\.\/[\w-]+(\/[\w-]+)*\.csv$/.test(datasetRef)) return null;
  const { lessonsById, coursesById } = currentCatalog();
  const course = coursesById.get(lessonsById.get(lessonId)?.courseId ?? "");
  return course ? join(content, course.folder, datasetRef) : null;
}
