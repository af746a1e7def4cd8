import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { codebookSchema } from "../codebook.ts";
import { readYaml } from "../content-file.server.ts";
import type { LessonFacts } from "../mdx/lesson-context.ts";
import { type Mistake, nearest } from "../mistake.ts";
import { settingsIn } from "../settings.ts";

/** Data explorers whose dataset, codebook or columns do not exist. */
export function datasetMistakes(contentDir: string, file: string, { datasets, prompts }: LessonFacts): Mistake[] {
  const explorers = prompts.flatMap(({ definition }) => (definition.kind === "data-explorer" ? [definition] : []));
  return datasets.flatMap(({ to, line, column }, index) => {
    const note = (message: string, text = to): Mistake => ({ file, line, column, text, message });
    const csv = to.startsWith(".") ? path.posix.join(path.posix.dirname(file), to) : `datasets/${to}.csv`;
    const codebook = csv.replace(/\.csv$/, ".codebook.yaml");
    const missing = [csv, codebook].filter((each) => !existsSync(path.join(contentDir, each)));
    if (missing.length > 0)
      return [
        note(
          `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not there; add it, or name another dataset.`,
        ),
      ];
    const described = readFileSync(path.join(contentDir, codebook), "utf8");
    const { value } = settingsIn(readYaml(codebook, described, 1), codebookSchema);
    if (value === null) return []; // dataset-files.server.ts says what is wrong with it
    const { measures, groupings } = value;
    const explorer = explorers[index];
    return [
      ...unknown(
        explorer?.measures ?? [],
        measures.map(({ id }) => id),
        "measure",
        note,
      ),
      ...unknown(
        explorer?.groupings ?? [],
        groupings.map(({ id }) => id),
        "grouping",
        note,
      ),
    ];
  });
}

function unknown(
  used: string[],
  known: string[],
  what: string,
  note: (message: string, text: string) => Mistake,
): Mistake[] {
  return used
    .filter((id) => !known.includes(id))
    .map((id) => {
      const meant = nearest(id, known);
      return note(
        `the codebook has no ${what} "${id}"; ${meant ? `write "${meant}"` : `it has ${known.join(", ")}`}.`,
        id,
      );
    });
}
