import { csvLine } from "#app/http/csv.ts";
import type { ShownCell } from "./cell-words.ts";
import { type FrozenVersion, figureHeadings, figureRows } from "./figures-table.ts";

/** A version's figures as CSV, a row for each published cell; made as it is read. */
export function figuresCsv(version: FrozenVersion, cells: readonly ShownCell[]): ReadableStream<Uint8Array> {
  const lines = linesOf(version, cells);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      let text = "";
      for (const line of lines) {
        text += line;
        if (text.length >= leastChunk) break;
      }
      if (text === "") controller.close();
      else controller.enqueue(encoder.encode(text));
    },
  });
}

/** Characters that a chunk has at least, except the last. */
const leastChunk = 32_768;

function* linesOf(version: FrozenVersion, cells: readonly ShownCell[]): Generator<string> {
  yield csvLine(figureHeadings);
  for (const cell of cells) for (const row of figureRows(version, [cell])) yield csvLine(row);
}
