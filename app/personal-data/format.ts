import { z } from "zod";
import { moment } from "#app/personal-data-part/part.ts";
import { parts } from "./parts.ts";

/**
 * The version of the file's format: increased whenever a field is removed or changes its meaning; fields may be added.
 */
export const formatVersion = 1;
export const formatName = "sound-practice/my-data";

/** The intersection of a union. */
export type All<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer Whole) => void
  ? Whole
  : never;
type Sections = All<(typeof parts)[number]["sections"]>;

/** All sections of the export, in the order of the file; each is a list of entries. */
export const sections: Sections = Object.assign({}, ...parts.map(({ sections }) => sections));

export type SectionName = keyof typeof sections;
export type Entry<Name extends SectionName = SectionName> = z.infer<(typeof sections)[Name]>;
export const sectionNames = Object.keys(sections) as SectionName[];

/** The file's format as a JSON Schema (draft 2020-12), for programs. */
export function jsonSchema(): object {
  const lists = Object.fromEntries(
    sectionNames.map((name) => [name, z.array(sections[name]).describe(sections[name].description ?? name)]),
  );
  const file = z.strictObject({
    format: z.literal(formatName),
    version: z.literal(formatVersion),
    exportedAt: moment.describe("Everything in the file was so at this moment. Moments are ISO 8601."),
    ...lists,
  });
  return { title: "Sound Practice: everything about one person", ...z.toJSONSchema(file, { unrepresentable: "any" }) };
}
