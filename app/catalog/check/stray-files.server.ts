import path from "node:path";
import { list } from "../content-folder.server.ts";
import { type Mistake, nearest } from "../mistake.ts";
import { isIgnoredName } from "./ignored-files.server.ts";

/** Folders whose files are read, and the folders in them that are read too. */
const flatFolders: Record<string, string[]> = {
  "bright-spots": [],
  datasets: [],
  instruments: ["item-sets"],
  "instruments/item-sets": [],
  paths: [],
  protocols: [],
  trainings: [],
};
const folders = ["courses", "programs", ...Object.keys(flatFolders).filter((name) => !name.includes("/"))];

const isWritten = (name: string) => /\.(ya?ml|json|csv|txt|tsv|xlsx?|ods|numbers)(\.\w+)?$/i.test(name);
const isYaml = (name: string) => /\.ya?ml$/i.test(name);

/** Files that look written, in places from which nothing is read: subfolders, misspelled folders, other formats. */
export async function strayFiles(contentDir: string): Promise<Mistake[]> {
  const inFlat = await Promise.all(
    Object.entries(flatFolders).map(([folder, inner]) => strayIn(contentDir, folder, inner)),
  );
  return [...(await strayAtTop(contentDir)), ...inFlat.flat()];
}

async function strayIn(contentDir: string, folder: string, inner: string[]): Promise<Mistake[]> {
  const entries = (await list(path.join(contentDir, folder))).filter(({ name }) => !isIgnoredName(name));
  return entries.flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !inner.includes(entry.name))
      return [mistake(file, `folders in ${folder}/ are not read; put its files right into ${folder}/.`)];
    const isReadHere = isYaml(entry.name) || folder === "datasets"; // datasets have a check of their own
    if (!entry.isFile() || isReadHere || !isWritten(entry.name)) return [];
    return [mistake(file, "files in this folder end in .yaml, so this one is not read; save it as one.")];
  });
}

async function strayAtTop(contentDir: string): Promise<Mistake[]> {
  const entries = (await list(contentDir)).filter(({ name }) => !isIgnoredName(name));
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (entry.isFile()) return isYaml(entry.name) && entry.name !== "glossary.yaml" ? [topFile(entry.name)] : [];
      if (!entry.isDirectory() || folders.includes(entry.name)) return [];
      const inner = await list(path.join(contentDir, entry.name));
      if (!inner.some(({ name }) => isYaml(name) || /\.csv$/i.test(name))) return [];
      const meant = nearest(entry.name, folders);
      const advice = meant ? `did you mean ${meant}/?` : `use one of ${folders.join(", ")}.`;
      return [mistake(entry.name, `nothing is read from this folder; ${advice}`)];
    }),
  );
  return found.flat();
}

function topFile(name: string): Mistake {
  const isGlossary = nearest(name, ["glossary.yaml"]) !== null;
  const message = isGlossary
    ? "the glossary is read from glossary.yaml alone; rename this file."
    : "nothing is read from this file; put it into the folder of its kind.";
  return mistake(name, message);
}

const mistake = (file: string, message: string): Mistake => ({ file, line: 1, column: 1, text: "", message });
