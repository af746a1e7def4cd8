export type Cause = { text: string; parts: string[] };

/**
 * The causes in a list as people type it: one on each line, and what lies behind one on lines that begin with a hyphen
 * or a space. Such a line without a cause above it is a cause itself.
 */
export function causesIn(text: string): Cause[] {
  const causes: Cause[] = [];
  for (const line of text.split("\n")) {
    const words = line.replace(/^\s*[-–—•*]*\s*/, "").trim();
    const last = causes.at(-1);
    if (words === "") continue;
    if (last && /^(\s|[-–—•*])/.test(line)) last.parts.push(words);
    else causes.push({ text: words, parts: [] });
  }
  return causes;
}
