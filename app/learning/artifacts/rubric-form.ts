import type { ArtifactTemplate } from "#app/catalog/program.ts";

export const levelName = (key: string): string => `level-${key}`;
export const noteName = (key: string): string => `note-${key}`;

/** The rubric rows of a form; anything but 1 to 4 is no level. */
export function ratingsIn(template: ArtifactTemplate, read: (name: string) => unknown) {
  return template.rubric.map(({ key }) => {
    const [level, note] = [read(levelName(key)), read(noteName(key))];
    const isLevel = typeof level === "string" && /^[1-4]$/.test(level);
    return { rowKey: key, level: isLevel ? Number(level) : null, note: typeof note === "string" ? note : "" };
  });
}
