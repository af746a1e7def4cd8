import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { frozenCounts } from "#db/schema/index.ts";
import { everyone } from "../../slices/relations.ts";
import type { CountedPeriod, SliceKey } from "../../slices/slice.ts";

const total = { slice: "total", row: everyone };

/** Stores everything that was counted for a version, also what it withholds, so that later versions keep it unknown. */
export async function insertFrozenCounts(db: Db, snapshotId: string, counted: CountedPeriod): Promise<void> {
  const { people, finished, groups } = counted;
  const rows = [
    { ...total, parent: null, people, finished },
    ...groups.map(({ slice, category, parent, people, finished }) => ({
      slice,
      row: category,
      parent,
      people,
      finished,
    })),
  ];
  for (let from = 0; from < rows.length; from += 1_000) {
    await db.insert(frozenCounts).values(rows.slice(from, from + 1_000).map((row) => ({ ...row, snapshotId })));
  }
}

/** What was counted for a version. Null where an earlier release of the software froze it. */
export async function findFrozenCounts(db: Db, snapshotId: string): Promise<CountedPeriod | null> {
  const rows = await db
    .select()
    .from(frozenCounts)
    .where(sql`${frozenCounts.snapshotId} = ${snapshotId}`)
    .orderBy(frozenCounts.slice, frozenCounts.row)
    .limit(100_000);
  const all = rows.find(({ slice }) => slice === total.slice);
  if (!all) return null;
  const groups = rows
    .filter((row) => row !== all)
    .map(({ slice, row, parent, people, finished }) => ({
      ...{ slice: slice as SliceKey, category: row, label: row },
      ...{ parent, people, finished },
    }));
  return { people: all.people, finished: all.finished, groups };
}
