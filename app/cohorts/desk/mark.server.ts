import type { Person } from "#app/identity/person/person.ts";
import { findReflection } from "#app/learning/queries/reflection-lists.server.ts";
import { recordReflectionsRead } from "#app/learning/reflections-read.server.ts";
import type { Db } from "#db/client.server.ts";
import { upsertReflectionMark } from "./queries/desk.server.ts";

/** Marks a shared reflection as read; "missing" for one that this person may not read, or their own. */
export async function markReflection(
  db: Db,
  reader: Person,
  { reflectionId, revision }: { reflectionId: string; revision: number },
): Promise<"marked" | "missing"> {
  const reflection = await findReflection(db, reflectionId, reader);
  if (!reflection || reflection.personId === reader.id) return "missing";
  const seen = Number.isSafeInteger(revision) && revision > 0 ? Math.min(revision, reflection.revision) : 1;
  await upsertReflectionMark(db, reader, { reflectionId, revision: seen });
  await recordReflectionsRead(db, reader, [reflection]);
  return "marked";
}
