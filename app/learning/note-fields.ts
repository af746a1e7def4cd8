/** A part of a note, such as "Measure", with a help text. */
export type NoteField = { id: string; label: string; help?: string | undefined };

/** Joins the parts of a note into one text, each after its label; empty parts are left out. */
export function joinNote(fields: readonly NoteField[], parts: Readonly<Record<string, string>>): string {
  return fields
    .flatMap(({ id, label }) => {
      const part = parts[id]?.trim() ?? "";
      return part === "" ? [] : [`${label}: ${part}`];
    })
    .join("\n\n");
}

/** Splits a text into its parts. Text before the first label goes into the first part, so that nothing is lost. */
export function splitNote(fields: readonly NoteField[], text: string): Record<string, string> {
  const parts: Record<string, string> = {};
  let current = 0;
  let lines: string[] = [];
  const close = () => {
    const id = fields[current]?.id;
    const part = lines.join("\n").trim();
    if (id !== undefined && part !== "") parts[id] = part;
    lines = [];
  };
  for (const line of text.split("\n")) {
    const next = fields.findIndex(({ label }, at) => at >= current && line.startsWith(`${label}:`));
    const field = fields[next];
    if (field && (next > current || lines.every((each) => each.trim() === ""))) {
      if (next > current) close();
      current = next;
      lines = [line.slice(field.label.length + 1).trimStart()];
    } else lines.push(line);
  }
  close();
  return parts;
}
