import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** Counts stop here: "99+". */
const mostCounted = 100;

/**
 * How many notifications of a person are unread, at most 100. It is here and not with the notifications, because the
 * statement that finds a session has it: so the header costs no page a statement of its own.
 */
export const unreadNotifications = (personId: SQLWrapper): SQL<number> => sql<number>`(
  select count(*)::int from (select 1 from notifications unread
    where unread.person_id = ${personId} and unread.read_at is null limit ${sql.raw(String(mostCounted))}) counted)`;
