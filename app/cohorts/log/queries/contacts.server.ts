import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { coachingContacts, contactGoals, contactPeople } from "#db/schema/index.ts";

type NewRow = typeof coachingContacts.$inferInsert;

/** False if the same form was sent before. */
export async function insertContact(
  db: Db,
  contact: NewRow,
  { personIds, goalIds }: { personIds: string[]; goalIds: string[] },
): Promise<boolean> {
  const [made] = await db
    .insert(coachingContacts)
    .values(contact)
    .onConflictDoNothing({ target: coachingContacts.clientKey })
    .returning();
  if (!made) return false;
  if (personIds.length > 0) {
    await db.insert(contactPeople).values(personIds.map((personId) => ({ contactId: made.id, personId })));
  }
  await insertGoals(db, made.id, goalIds);
  return true;
}

export type ContactChange = Partial<
  Pick<NewRow, "kind" | "beganAt" | "minutes" | "mode" | "language" | "focus" | "strategies" | "barriers" | "summary">
>;

/** Changes an entry that a coach typed or pasted; `goalIds` replaces the goals that it touched. */
export async function updateContact(db: Db, id: string, change: ContactChange, goalIds: string[]): Promise<void> {
  await db.update(coachingContacts).set(change).where(eq(coachingContacts.id, id));
  await db.delete(contactGoals).where(eq(contactGoals.contactId, id));
  await insertGoals(db, id, goalIds);
}

export async function deleteContact(db: Db, id: string): Promise<void> {
  await db.delete(coachingContacts).where(eq(coachingContacts.id, id));
}

/**
 * Adds to a meeting, a day's messages or returned work, or changes what was added. Without `goalIds` the goals stay as
 * they are.
 */
export async function upsertAddition(
  db: Db,
  row: NewRow & ({ meetingId: string } | { about: string }),
  change: ContactChange,
  goalIds?: string[],
): Promise<void> {
  const target = row.meetingId ? coachingContacts.meetingId : coachingContacts.about;
  const [kept] = await db
    .insert(coachingContacts)
    .values({ ...row, ...change })
    .onConflictDoUpdate({ target, set: change })
    .returning();
  if (!kept || goalIds === undefined) return;
  await db.delete(contactGoals).where(eq(contactGoals.contactId, kept.id));
  await insertGoals(db, kept.id, goalIds);
}

async function insertGoals(db: Db, contactId: string, goalIds: string[]): Promise<void> {
  if (goalIds.length > 0) await db.insert(contactGoals).values(goalIds.map((goalId) => ({ contactId, goalId })));
}

/** Inserts the contacts of one pasted sheet, each with who took part. */
export async function insertPastedContacts(db: Db, contacts: (NewRow & { memberIds: string[] })[]): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map((contact) => ({ ...contact, id: crypto.randomUUID() }));
  await db.insert(coachingContacts).values(rows.map(({ memberIds: _, ...row }) => row));
  const people = rows.flatMap(({ id, memberIds }) => memberIds.map((personId) => ({ contactId: id, personId })));
  if (people.length > 0) await db.insert(contactPeople).values(people);
}

/** Whether a sheet was pasted with this key, as sessions or contacts. */
export async function isPasted(db: Db, key: string): Promise<boolean> {
  const [row] = await db.execute<{ isThere: boolean }>(sql`select exists (select 1 from meetings
      where starts_with(client_key, ${`${key} `}))
    or exists (select 1 from coaching_contacts where starts_with(client_key, ${`${key} `})) as "isThere"`);
  return row?.isThere ?? false;
}
