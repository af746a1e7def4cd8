import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import {
  countUnreadElsewhere,
  findNotificationPath,
  updateAllRead,
  updatePageRead,
  updateRead,
} from "./queries/notifications.server.ts";

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

/**
 * Marks as read what a person was told about a page that they open. An administrator who looks at the site as a role
 * changes nothing.
 */
export async function markPageRead(db: Db, person: Person, path: string): Promise<void> {
  const { unreadNotifications, viewAs } = person.session;
  if (unreadNotifications > 0 && !viewAs) await updatePageRead(db, person.id, path);
}

/** The number in the header of a page, whose own notifications are read by opening it. */
export async function unreadBeside(db: Db, person: Person, path: string): Promise<number> {
  const { unreadNotifications } = person.session;
  return unreadNotifications > 0 ? countUnreadElsewhere(db, person.id, path) : 0;
}
