import { daysAfter } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import type { PeriodKind } from "../periods/period.ts";
import { periodInWords } from "../periods/period-words.ts";
import { type FigureReader, figuresFor } from "../snapshots/figures.server.ts";
import { listFrozenBefore } from "../snapshots/queries/snapshots.server.ts";

type Shown = { id: string; kind: PeriodKind; name: string; endsOn: string };

/**
 * The published figures on completion and dosage: of the period shown, else of the newest frozen period of its kind
 * before it; null while nothing is frozen. Grants are not compared with each other.
 */
export async function completionFor(db: Db, reader: FigureReader, shown: Shown) {
  const [frozen] = await listFrozenBefore(db, shown.kind, daysAfter(shown.endsOn, 1), 1);
  const isOther = frozen?.periodId !== shown.id;
  if (!frozen || (isOther && shown.kind === "grant")) return null;
  const cells = await figuresFor(db, reader, frozen.id, { form: "page", slices: ["total", "organization"] });
  const words = periodInWords({ ...frozen, kind: shown.kind, name: shown.name });
  return { periodId: frozen.periodId, words, isEarlier: isOther, cells };
}
