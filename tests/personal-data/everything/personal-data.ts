import { sql } from "drizzle-orm";
import { requestDataExport } from "#app/personal-data/data-export.server.ts";
import * as schema from "#db/schema/index.ts";
import type { Sample, World } from "./world.ts";

export const personalDataSample: Sample = { traces: {}, use: exportAndErase };

/** One earlier export, an erasure that was undone, a merge, and an export that waits. */
async function exportAndErase({ db, me, traces }: World) {
  const due = new Date(Date.now() + 86_400_000);
  await db.insert(schema.erasures).values({ personId: me, dueAt: due, cancelledAt: new Date() });
  await db.update(schema.people).set({ erasureDueAt: null }).where(sql`id = ${me}`);
  const ready = { state: "ready" as const, linkHash: Buffer.from("link"), finishedAt: new Date(), expiresAt: due };
  const [made] = await db
    .insert(schema.dataExports)
    .values({ personId: me, ...ready })
    .returning();
  const piece = { exportId: made?.id ?? "", file: "json" as const, piece: 0 };
  await db.insert(schema.dataExportPieces).values({ ...piece, bytes: Buffer.from(JSON.stringify(traces)) });
  await db.insert(schema.accountMerges).values({ keptId: me, goneId: crypto.randomUUID(), counts: { enrollments: 2 } });
  await requestDataExport(db, me);
}
