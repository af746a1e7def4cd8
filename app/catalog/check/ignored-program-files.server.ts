import path from "node:path";
import { list } from "../content-folder.server.ts";
import type { Mistake } from "../mistake.ts";
import { isProgramFile, isYaml, type ReadProgram } from "../read-programs.server.ts";
import { isIgnoredName, looksLikeContent } from "./ignored-files.server.ts";

const subfolders = ["sessions", "artifacts", "handouts"];

/** Files in programs/ and protocols/ that look written but would never be read. */
export async function ignoredProgramFiles(contentDir: string, programs: ReadProgram[]): Promise<Mistake[]> {
  const folders = [
    {
      folder: "protocols",
      isRead: isYaml,
      advice: "protocols end in .yaml, so this file is not read; save it as one.",
    },
    {
      folder: "bright-spots",
      isRead: isYaml,
      advice: "bright spots end in .yaml, so this file is not read; save it as one.",
    },
    {
      folder: "instruments",
      isRead: isYaml,
      advice: "instruments end in .yaml, so this file is not read; save it as one.",
    },
    {
      folder: "instruments/item-sets",
      isRead: isYaml,
      advice: "item sets end in .yaml, so this file is not read; save it as one.",
    },
    {
      folder: "trainings",
      isRead: isYaml,
      advice: "trainings end in .yaml, so this file is not read; save it as one.",
    },
    {
      folder: "paths",
      isRead: isYaml,
      advice: "paths end in .yaml, so this file is not read; save it as one.",
    },
    {
      folder: "programs",
      isRead: () => false,
      advice: "this file stands in no program; put it into a program's folder.",
    },
    ...programs.flatMap(({ folder }) => [
      {
        folder,
        isRead: isProgramFile,
        advice: "this file is not read; put it into sessions/, artifacts/ or handouts/, or into program.yaml.",
      },
      ...subfolders.map((name) => ({
        folder: `${folder}/${name}`,
        isRead: isYaml,
        advice: `${name} end in .yaml, so this file is not read; save it as one.`,
      })),
    ]),
  ];
  const found = await Promise.all(
    folders.map(async ({ folder, isRead, advice }) => {
      const entries = await list(path.join(contentDir, folder));
      const files = entries.filter((entry) => entry.isFile() && isWritten(entry.name) && !isRead(entry.name));
      return files.map(({ name }) => mistake(`${folder}/${name}`, advice));
    }),
  );
  const strange = await Promise.all(programs.map(({ folder }) => strangeFolders(contentDir, folder)));
  return [...found, ...strange].flat();
}

const isWritten = (name: string) => !isIgnoredName(name) && (isYaml(name) || looksLikeContent(name));

/** Folders in a program's folder, such as "session", from which nothing is read. */
async function strangeFolders(contentDir: string, folder: string): Promise<Mistake[]> {
  const entries = await list(path.join(contentDir, folder));
  const names = entries.filter((entry) => entry.isDirectory() && !isIgnoredName(entry.name)).map(({ name }) => name);
  return names
    .filter((name) => !subfolders.includes(name))
    .map((name) =>
      mistake(`${folder}/${name}`, "a program has the folders sessions, artifacts and handouts; rename this one."),
    );
}

const mistake = (file: string, message: string): Mistake => ({ file, line: 1, column: 1, text: "", message });
