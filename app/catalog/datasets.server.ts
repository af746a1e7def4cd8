import { readFileSync } from "node:fs";
import { dirname, posix, resolve } from "node:path";
import { currentCatalog, currentReleaseFile } from "./current.server.ts";
import { codebookOf } from "./data-files.server.ts";
import type { DatasetCube } from "./dataset.ts";
import { cubeOf, narrowedTo, type ProtectedDataset, protectedDataset, type Selectable } from "./dataset-cube.ts";
import { readDataset } from "./dataset-file.ts";

type Loaded = { protectedData: ProtectedDataset; cubes: Map<string, DatasetCube | null> };

/** Keyed by the names of its two files and the columns in use, so that releases never share an entry that differs. */
const loaded = new Map<string, Loaded | null>();
const maxLoaded = 50;
const maxCubes = 100;

/** Everything that an explorer's readers may choose to see; null if there is no such dataset or column. */
export function cubeFor(datasetRef: string, lessonId: string, selectable: Selectable): DatasetCube | null {
  const file = fileOf(datasetRef, lessonId);
  const found = file ? load(file, selectable) : null;
  if (!found) return null;
  const key = JSON.stringify([selectable.measures, selectable.groupings]);
  const before = found.cubes.get(key);
  if (before !== undefined) return before;
  const cube = cubeOf(found.protectedData, selectable);
  if (found.cubes.size >= maxCubes) found.cubes.clear();
  found.cubes.set(key, cube);
  return cube;
}

/** A dataset of the published release; null if there is none at this path or it cannot be read. */
function load(csv: string, asked: Selectable): Loaded | null {
  const { data } = currentCatalog();
  const [rows, codebook] = [data[csv], data[codebookOf(csv)]];
  if (!rows || !codebook) return null;
  const used = usedColumns(csv, asked);
  const key = JSON.stringify([rows, codebook, used.measures, used.groupings]);
  const before = loaded.get(key);
  if (before !== undefined) return before;
  const store = resolve(dirname(currentReleaseFile()), "../data");
  const read = readDataset(readFileSync(`${store}/${rows}`, "utf8"), readFileSync(`${store}/${codebook}`, "utf8"));
  const now =
    "problems" in read
      ? null
      : {
          protectedData: protectedDataset(narrowedTo(read.dataset, used)),
          cubes: new Map<string, DatasetCube | null>(),
        };
  if (loaded.size >= maxLoaded) loaded.clear();
  loaded.set(key, now);
  return now;
}

/** The columns of a dataset that any lesson shows: two lessons together must not reveal a group. */
function usedColumns(csv: string, asked: Selectable): Selectable {
  const all: Selectable[] = [...currentCatalog().lessonsById.values()].flatMap((lesson) =>
    lesson.prompts.flatMap(({ definition }) =>
      definition.kind === "data-explorer" && fileOf(definition.dataset, lesson.id) === csv ? [definition] : [],
    ),
  );
  const columns = (of: (each: Selectable) => readonly string[]) => [...new Set([...all, asked].flatMap(of))].sort();
  return { measures: columns(({ measures }) => measures), groupings: columns(({ groupings }) => groupings) };
}

/** Resolves a name in content/datasets, or "./file.csv" beside the lesson; never a path outside either folder. */
function fileOf(datasetRef: string, lessonId: string): string | null {
  if (/^[a-z0-9-]+$/.test(datasetRef)) return `datasets/${datasetRef}.csv`;
  if (!/^\.\/[\w-]+(\/[\w-]+)*\.csv$/.test(datasetRef)) return null;
  const { lessonsById, coursesById } = currentCatalog();
  const course = coursesById.get(lessonsById.get(lessonId)?.courseId ?? "");
  return course ? posix.join(course.folder, datasetRef) : null;
}
