import { readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { decode, readYaml, type YamlText } from "./content-file.server.ts";
import { isHidden, list } from "./content-folder.server.ts";
import { compareNames, slugify } from "./file-order.ts";
import type { Mistake } from "./mistake.ts";
import {
  type AgendaFile,
  type ArtifactFile,
  agendaFile,
  artifactFile,
  type HandoutFile,
  handoutFile,
  type ProgramFile,
  type ProtocolFile,
  programFile,
  protocolFile,
} from "./program-file.ts";
import { settingsIn } from "./settings.ts";

/** A YAML file as read: its settings, as far as they can be used, and its own mistakes. */
export type ReadYaml<Settings> = { file: string; yaml: YamlText; settings: Settings | null; mistakes: Mistake[] };

export type ReadProtocol = ReadYaml<ProtocolFile> & { slug: string };

export type ReadProgram = {
  slug: string;
  folder: string;
  /** Null where the folder has no program.yaml. */
  program: ReadYaml<ProgramFile> | null;
  sessions: ReadYaml<AgendaFile>[];
  artifacts: ReadYaml<ArtifactFile>[];
  handouts: ReadYaml<HandoutFile>[];
};

/** Every protocol in content/protocols, in order of the files' names. */
export async function readProtocols(contentDir: string): Promise<ReadProtocol[]> {
  const files = await readFolder(contentDir, "protocols", protocolFile);
  return files.map((read) => ({ ...read, slug: yamlSlug(read.file) }));
}

/** Every program in content/programs; its sessions, artifacts and handouts in order of the files' names. */
export async function readPrograms(contentDir: string): Promise<ReadProgram[]> {
  const entries = await list(path.join(contentDir, "programs"));
  const names = entries.filter((entry) => entry.isDirectory() && !isHidden(entry.name)).map(({ name }) => name);
  return Promise.all(
    names.sort(compareNames).map(async (name) => {
      const folder = `programs/${name}`;
      const programName = (await list(path.join(contentDir, folder))).find(({ name }) => isProgramFile(name))?.name;
      const [program, sessions, artifacts, handouts] = await Promise.all([
        programName ? readOne(contentDir, `${folder}/${programName}`, programFile) : null,
        readFolder(contentDir, `${folder}/sessions`, agendaFile),
        readFolder(contentDir, `${folder}/artifacts`, artifactFile),
        readFolder(contentDir, `${folder}/handouts`, handoutFile),
      ]);
      return { slug: slugify(name), folder, program, sessions, artifacts, handouts };
    }),
  );
}

export const isYaml = (name: string) => /\.ya?ml$/i.test(name) && !isHidden(name);
export const isProgramFile = (file: string) => /^program\.ya?ml$/i.test(path.posix.basename(file));

/** Every YAML file of a folder, in order of the names. */
export async function readFolder<Schema extends z.ZodType>(contentDir: string, folder: string, schema: Schema) {
  const entries = await list(path.join(contentDir, folder));
  const names = entries.filter((entry) => entry.isFile() && isYaml(entry.name)).map(({ name }) => name);
  return Promise.all(names.sort(compareNames).map((name) => readOne(contentDir, `${folder}/${name}`, schema)));
}

async function readOne<Schema extends z.ZodType>(
  contentDir: string,
  file: string,
  schema: Schema,
): Promise<ReadYaml<z.infer<Schema>>> {
  const { text, mistakes } = decode(await readFile(path.join(contentDir, file)), file);
  const yaml = readYaml(file, text, 1);
  const { value, mistakes: slips } = settingsIn(yaml, schema);
  return { file, yaml, settings: value, mistakes: [...mistakes, ...slips] };
}

/** The part of a file's name by which others refer to it, as in addresses. */
export const yamlSlug = (file: string) => slugify(path.posix.basename(file).replace(/\.ya?ml$/i, ""));
