import { csvLine } from "#app/http/csv.ts";
import type { ShownCell } from "./cell-words.ts";
import { type FrozenVersion, figureHeadings, figureRows } from "./figures-table.ts";

/** A version's figures as CSV, a row for each published cell; made as it is read. */
export function figuresCsv(version: FrozenVersion, cells: readonly ShownCell[]): ReadableStream<Uint8Array> {
  const lines = linesOf(version, cells);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const chunk = takeFrom(lines);
      if (chunk === "") controller.close();
      else controller.enqueue(encoder.encode(chunk));
    },
  });
}

/** Characters that a chunk has at least, except the last. */
const leastChunk = 32_768;

/** The next lines; none once they are all taken. A `for … of` that breaks would end the generator. */
function takeFrom(lines: Generator<string, void>): string {
  let chunk = "";
  while (chunk.length < leastChunk) {
    const line = lines.next();
    if (line.done) break;
    chunk += line.value;
  }
  return chunk;
}

function* linesOf(version: FrozenVersion, cells: readonly ShownCell[]): Generator<string, void> {
  yield csvLine(figureHeadings);
  for (const row of figureRows(version, cells)) yield csvLine(row);
}
