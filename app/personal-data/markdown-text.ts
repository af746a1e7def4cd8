/**
 * Escapes text as Markdown that renders exactly as typed (CommonMark with GitHub's tables and strikethrough): no HTML,
 * no formatting, and every line break kept.
 */
export function asTyped(text: string): string {
  const lines = text.split(/\r\n?|\n/).map(lineAsTyped);
  return lines.map((line, at) => (line !== "" && (lines[at + 1] ?? "") !== "" ? `${line}\\` : line)).join("\n");
}

function lineAsTyped(line: string): string {
  if (line.trim() === "") return "";
  return line
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replace(/&(?=#|\w)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .trimEnd()
    .replace(/^(\s*)([#>+=-])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2")
    .replace(/^\s+/, (spaces) => "&nbsp;".repeat(spaces.length));
}
