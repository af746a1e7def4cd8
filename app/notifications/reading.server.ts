import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { findNotificationPath, updateAllRead, updateRead } from "./queries/notifications.server.ts";

/**
 * The page that a notification of this person's is about, which is read with that; null if it is not theirs. An
 * administrator who looks at the site as a role changes nothing.
 */
export async function openNotification(db: Db, person: Person, id: string): Promise<string | null> {
  const path = await findNotificationPath(db, person.id, id);
  if (path !== null && !person.session.viewAs) await updateRead(db, person.id, id);
  return path;
}

export async function readAll(db: Db, person: Person): Promise<void> {
  await updateAllRead(db, person.id);
}
