import { type ReadYaml, readFolder, yamlSlug } from "./read-programs.server.ts";
import { type TrainingFile, trainingFile } from "./training-file.ts";

export type ReadTraining = ReadYaml<TrainingFile> & { slug: string };

/** Every training in content/trainings, in order of the files' names. */
export async function readTrainings(contentDir: string): Promise<ReadTraining[]> {
  const files = await readFolder(contentDir, "trainings", trainingFile);
  return files.map((read) => ({ ...read, slug: yamlSlug(read.file) }));
}
