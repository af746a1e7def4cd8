import type { Db } from "#db/client.server.ts";
import { cellKey } from "./import-headings.ts";
import { type Import, listSamples } from "./queries/imports.server.ts";

/** How many headings are shown with a choice; most lists have a few dozen. */
const most = 60;

/** The headings of a file, each with the first three cells below it. */
export async function headingsWithSamples(db: Db, { id, headings }: Pick<Import, "id" | "headings">) {
  const shown = headings.slice(0, most);
  const samples = await listSamples(db, id, shown.map(cellKey));
  return shown.map((heading, index) => ({ ...heading, samples: samples.get(cellKey(heading, index)) ?? [] }));
}
