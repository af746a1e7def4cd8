import { z } from "zod";
import { brightSpotOutcomes, brightSpotSettings, brightSpotTopics } from "./bright-spot.ts";
import { sources, text } from "./front-matter.ts";
import { readFolder, yamlSlug } from "./read-programs.server.ts";

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(", ")}`);
const some = <Schema extends z.ZodType>(schema: Schema) =>
  z.array(schema, "must be a list").min(1, "must have at least one");

const brightSpotFile = z.strictObject({
  title: text,
  place: text,
  tried: text,
  happened: text,
  advice: text,
  settings: some(oneOf(brightSpotSettings)),
  topics: some(oneOf(brightSpotTopics)),
  outcome: oneOf(brightSpotOutcomes),
  sources: sources.min(1, "must name where it was published"),
});

/** Every entry in content/bright-spots, in order of the files' names. */
export async function readBrightSpots(contentDir: string) {
  const files = await readFolder(contentDir, "bright-spots", brightSpotFile);
  return files.map((read) => ({ ...read, slug: yamlSlug(read.file) }));
}
