import type { ArtifactTemplate } from "#app/catalog/program.ts";

export const levelName = (key: string): string => `level-${key}`;
export const noteName = (key: string): string => `note-${key}`;

/** The note that the page showed when it was made, to tell whether another page has saved one since. */
export const baseName = (key: string): string => `base-${key}`;

/** The rubric rows of a form; anything but 1 to 4 is no level. */
export function ratingsIn(template: ArtifactTemplate, read: (name: string) => unknown) {
  return template.rubric.map(({ key }) => {
    const [level, note, base] = [read(levelName(key)), read(noteName(key)), read(baseName(key))];
    const isLevel = typeof level === "string" && /^[1-4]$/.test(level);
    return {
      rowKey: key,
      level: isLevel ? Number(level) : null,
      note: typeof note === "string" ? note : "",
      base: typeof base === "string" ? base : null,
    };
  });
}
