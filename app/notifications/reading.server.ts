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

/** The number in the header of a page. Asking for a page's headers reads nothing. */
export function unreadBeside(db: Db, person: Person, request: Request): Promise<number> {
  const { pathname } = new URL(request.url);
  if (request.method === "GET") return openPage(db, person, pathname);
  return person.session.unreadNotifications > 0 ? countUnreadElsewhere(db, person.id, pathname) : Promise.resolve(0);
}

/** By the person and the page that they open. */
const opening = new WeakMap<Person, Map<string, Promise<number>>>();

/**
 * Marks as read what a person was told about a page that they open; answers the number of others that are unread, for the
 * header. Header and page ask with the same person and share one statement. An administrator who looks at the site as a
 * role changes nothing.
 */
export function openPage(db: Db, person: Person, path: string): Promise<number> {
  const { unreadNotifications, viewAs } = person.session;
  if (unreadNotifications === 0) return Promise.resolve(0);
  const asked = opening.get(person) ?? new Map<string, Promise<number>>();
  opening.set(person, asked);
  const answer = asked.get(path) ?? (viewAs ? countUnreadElsewhere : updatePageRead)(db, person.id, path);
  asked.set(path, answer);
  return answer;
}
