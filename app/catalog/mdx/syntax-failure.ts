/** Where and why the parser gave up; `offset` counts characters of the text. */
export type Failure = { offset: number; rule: string; reason: string };

/** What an author typed, the message about it, and which stretches to blank out so that reading can continue. */
export type Diagnosis = { start: number; end: number; message: string; blanks: [start: number, end: number][] };

/** The first place that a reason names, as in "Expected a closing tag for `<br>` (1:5-1:9)". */
export function offsetIn(text: string, reason: string): number {
  const [, line, column] = reason.match(/\((\d+):(\d+)/) ?? [];
  const before = text.split("\n").slice(0, Number(line ?? 1) - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column ?? 1) - 1;
}
