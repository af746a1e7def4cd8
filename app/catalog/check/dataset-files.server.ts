import { readFile } from "node:fs/promises";
import path from "node:path";
import { codebookSchema } from "../codebook.ts";
import { decode, readYaml } from "../content-file.server.ts";
import { list } from "../content-folder.server.ts";
import { codebookOf } from "../data-files.server.ts";
import type { Mistake } from "../mistake.ts";
import { place, settingsIn } from "../settings.ts";
import { columnMistakes } from "./dataset-columns.ts";
import { isIgnoredName } from "./ignored-files.server.ts";

/** Every dataset, used or not: files without their twin, codebooks with mistakes, and columns that do not fit them. */
export async function datasetFileMistakes(contentDir: string): Promise<Mistake[]> {
  const files = [
    ...(await filesBelow(contentDir, "datasets")),
    ...(await filesBelow(contentDir, "courses")).filter(isCodebook),
  ];
  const beside = new Set([...files, ...(await filesBelow(contentDir, "courses"))]);
  const found = await Promise.all(
    files.map((file) => {
      if (isCodebook(file)) return codebookMistakes(contentDir, file, beside);
      return misnamed(file, beside);
    }),
  );
  return found.flat();
}

const isCodebook = (file: string) => file.endsWith(".codebook.yaml");

async function filesBelow(contentDir: string, folder: string): Promise<string[]> {
  const entries = (await list(path.join(contentDir, folder))).filter(({ name }) => !isIgnoredName(name));
  const found = await Promise.all(
    entries.map((entry) => {
      const file = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(contentDir, file) : [file];
    }),
  );
  return found.flat();
}

function misnamed(file: string, beside: Set<string>): Mistake[] {
  if (file.endsWith(".csv")) {
    const codebook = codebookOf(file);
    if (beside.has(codebook)) return [];
    return [note(file, `its codebook is not there, so no lesson can show it; write ${codebook} beside it.`)];
  }
  if (/\.csv$/i.test(file)) return [note(file, "a dataset's name ends in .csv, in small letters; rename this file.")];
  if (/\.codebook\.ya?ml$/i.test(file))
    return [note(file, "a codebook's name ends in .codebook.yaml, in small letters; rename this file.")];
  if (/\.(xlsx?|ods|numbers|tsv|json|txt)$/i.test(file))
    return [note(file, "datasets end in .csv, so this file is not read; save it as CSV.")];
  return [];
}

async function codebookMistakes(contentDir: string, file: string, beside: Set<string>): Promise<Mistake[]> {
  const csv = file.replace(/\.codebook\.yaml$/, ".csv");
  if (!beside.has(csv))
    return [note(file, `it describes ${csv}, which is not there; add it, or remove this codebook.`)];
  const described = decode(await readFile(path.join(contentDir, file)), file);
  const yaml = readYaml(file, described.text, 1);
  const { value, mistakes } = settingsIn(yaml, codebookSchema);
  if (value === null || mistakes.length > 0) return [...described.mistakes, ...mistakes];
  const name = path.posix.basename(csv, ".csv");
  const rows = decode(await readFile(path.join(contentDir, csv)), csv);
  const otherName = {
    ...place(yaml, ["id"]),
    text: value.id,
    message: `the id must be the file's name; write ${name}.`,
  };
  return [
    ...described.mistakes,
    ...(value.id === name ? [] : [otherName]),
    ...rows.mistakes,
    ...columnMistakes({ csv, text: rows.text, yaml, codebook: value }),
  ];
}

const note = (file: string, message: string): Mistake => ({ file, line: 1, column: 1, text: "", message });
