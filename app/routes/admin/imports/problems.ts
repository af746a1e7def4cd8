import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { csvOf } from "#app/identity/imports/import-file.server.ts";
import { fileColumns } from "#app/identity/imports/import-headings.ts";
import { findImport, listImportRowsAfter } from "#app/identity/imports/queries/imports.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export const action = getOnly;

/** Downloads the file with its own headings and a column of problems, to correct and upload again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await administrator(request);
  const found = await findImport(db, params.import ?? "");
  if (!found) throw notFound("Import");
  const columns = fileColumns(found);
  const encoder = new TextEncoder();
  let line = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) =>
      stream.enqueue(
        encoder.encode(`\uFEFF${csvOf([[...columns.map(({ heading }) => heading), "line", "problem"]])}\r\n`),
      ),
    pull: async (stream) => {
      const rows = await listImportRowsAfter(db, found.id, line, 1_000);
      const last = rows.at(-1);
      if (!last) return stream.close();
      line = last.line;
      const cells = rows.map((row) => [
        ...columns.map(({ key }) => row.cells[key] ?? ""),
        String(row.line),
        row.problems.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join(" "),
      ]);
      stream.enqueue(encoder.encode(`${csvOf(cells)}\r\n`));
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="problems.csv"',
      "Cache-Control": "no-store",
    },
  });
}
