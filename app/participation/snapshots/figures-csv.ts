import { csvHeadings, csvLine } from "#app/http/csv.ts";
import type { ShownCell } from "./cell-words.ts";
import { type FrozenVersion, figureHeadings, figureRows } from "./figures-table.ts";

/** A version's figures as CSV, a row for each published cell; read and made as the client takes it. */
export function figuresCsv(
  version: FrozenVersion,
  batches: AsyncIterable<readonly ShownCell[]>,
): ReadableStream<Uint8Array> {
  const lines = linesOf(version, batches);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const chunk = await takeFrom(lines);
      if (chunk === "") controller.close();
      else controller.enqueue(encoder.encode(chunk));
    },
  });
}

/** Characters that a chunk has at least, except the last. */
const leastChunk = 32_768;

/** The next lines; none once they are all taken. A `for … of` that breaks would end the generator. */
async function takeFrom(lines: AsyncGenerator<string, void>): Promise<string> {
  let chunk = "";
  while (chunk.length < leastChunk) {
    const line = await lines.next();
    if (line.done) break;
    chunk += line.value;
  }
  return chunk;
}

async function* linesOf(
  version: FrozenVersion,
  batches: AsyncIterable<readonly ShownCell[]>,
): AsyncGenerator<string, void> {
  yield csvHeadings(figureHeadings);
  for await (const cells of batches) {
    yield [...figureRows(version, cells)].map((row) => csvLine(row)).join("");
  }
}
