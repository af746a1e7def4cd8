import { createHash } from "node:crypto";
import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import type { Point } from "./entry.ts";
import { listMeasures, lockCycle, updateCycle } from "./queries/cycles.server.ts";
import { countRemoved, findEntry, insertEntries, type NewEntry, updateEntry } from "./queries/entries.server.ts";

export type Recorded =
  /** `removed`: how many of them the team has removed before, which stay so. */
  { outcome: "recorded"; added: number; removed: number } | { outcome: "missing" };

type Given = {
  /** Made by the page: the same entries sent again with it are kept once. */
  key: string;
  /** Null for a note. */
  measureId: string | null;
  points: readonly (Omit<Point, "value"> & { value: number | null })[];
};

/**
 * Records points of a measure, or a note, for a member of the team; also after the decision, because a phone may have
 * been offline. The first point locks the predictions.
 */
export async function recordEntries(
  db: Db,
  person: Person,
  cycleId: string,
  { key, measureId, points }: Given,
): Promise<Recorded> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member") return { outcome: "missing" };
    if (measureId !== null) {
      const measures = await listMeasures(db, cycleId);
      if (!measures.some(({ id }) => id === measureId)) return { outcome: "missing" };
    }
    const recordedAt = currentTime();
    const ids = idsFor(points.map((point) => [cycleId, measureId, key, point]));
    const entries = points.map(
      (point, index): NewEntry => ({
        ...{ id: ids[index] ?? "", cycleId, measureId, recordedBy: person.id },
        ...{ ...point, text: withoutInvisible(point.text) },
        // In the order that they were sent in.
        recordedAt: new Date(recordedAt.getTime() + index),
      }),
    );
    const added = await insertEntries(db, entries);
    const lockedAt = found.cycle.lockedAt ?? (measureId !== null && points.length > 0 ? recordedAt : null);
    if (added > 0) await updateCycle(db, cycleId, { lockedAt, updatedAt: recordedAt });
    const removed = added < ids.length ? await countRemoved(db, ids) : 0;
    return { outcome: "recorded", added, removed };
  });
}

/** An id for each content, the same every time; a content that occurs twice has two. */
function idsFor(contents: readonly unknown[]): string[] {
  const times = new Map<string, number>();
  return contents.map((content) => {
    const text = JSON.stringify(content);
    const time = (times.get(text) ?? 0) + 1;
    times.set(text, time);
    const hex = createHash("sha256").update(`${text} ${time}`).digest("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  });
}

export type EntryChange =
  /** Says that a point stands out, and why; null takes it back. */
  { mark: string | null } | { isRemoved: boolean };

/** Marks an entry, removes it from its chart or brings it back. Whoever removed it is kept with it. */
export async function changeEntry(
  db: Db,
  person: Person,
  { cycleId, entryId }: { cycleId: string; entryId: string },
  change: EntryChange,
): Promise<"changed" | "missing"> {
  return db.transaction(async (db) => {
    const found = await lockCycle(db, person, cycleId);
    if (found?.relation !== "member" || !isId(entryId)) return "missing";
    const entry = await findEntry(db, cycleId, entryId);
    if (!entry) return "missing";
    if ("mark" in change) {
      await updateEntry(db, entryId, { mark: change.mark === null ? null : oneLine(change.mark) });
    } else if (change.isRemoved !== (entry.removedAt !== null)) {
      const removed = change.isRemoved ? { removedAt: currentTime(), removedBy: person.id } : null;
      await updateEntry(db, entryId, removed ?? { removedAt: null, removedBy: null });
    }
    await updateCycle(db, cycleId, { updatedAt: currentTime() });
    return "changed";
  });
}
