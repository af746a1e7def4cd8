import { slugOf } from "./file-order.ts";
import { type PathFile, pathFile } from "./path-file.ts";
import { type ReadYaml, readFolder, yamlSlug } from "./read-programs.server.ts";

export type ReadPath = ReadYaml<PathFile> & { slug: string };

/** Every path in content/paths, in order of the files' names. */
export async function readPaths(contentDir: string): Promise<ReadPath[]> {
  const files = await readFolder(contentDir, "paths", pathFile);
  return files.map((read) => ({ ...read, slug: slugOf(yamlSlug(read.file)) }));
}
