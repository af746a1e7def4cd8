import { eq, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { notificationSettings } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import { type DigestRhythm, defaultSettings, type NotificationSettings } from "../settings.ts";

export async function findSettings(db: Db, personId: string): Promise<NotificationSettings | null> {
  const { digestEvery, digestWeekday, digestHour, quietFrom, quietUntil, hasWords } = notificationSettings;
  const [row] = await db
    .select({ digestEvery, digestWeekday, digestHour, quietFrom, quietUntil, hasWords })
    .from(notificationSettings)
    .where(eq(notificationSettings.personId, personId));
  return row ?? null;
}

export async function upsertSettings(db: Db, personId: string, settings: NotificationSettings): Promise<void> {
  await db
    .insert(notificationSettings)
    .values({ personId, ...settings, changedAt: sql`${momentOf()}` })
    .onConflictDoUpdate({
      target: notificationSettings.personId,
      set: { ...settings, changedAt: sql`${momentOf()}` },
    });
}

export async function updateDigestRhythm(db: Db, personId: string, digestEvery: DigestRhythm): Promise<void> {
  await db
    .insert(notificationSettings)
    .values({ personId, ...defaultSettings, digestEvery, changedAt: sql`${momentOf()}` })
    .onConflictDoUpdate({
      target: notificationSettings.personId,
      set: { digestEvery, changedAt: sql`${momentOf()}` },
    });
}

/** A person to whom mail can go. */
export async function findReader(db: Db, personId: string): Promise<{ personId: string; email: string } | null> {
  if (!isId(personId)) return null;
  const [row] = await db.execute<{ personId: string; email: string }>(
    sql`select id as "personId", email from people where id = ${personId} and erasure_due_at is null`,
  );
  return row ?? null;
}
