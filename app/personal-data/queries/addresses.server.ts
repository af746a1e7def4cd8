import { type SQL, sql } from "drizzle-orm";

/**
 * A person's current and former addresses, in lower case, as a set. A former address that now belongs to someone else
 * is excluded.
 */
export function addressesOf(personId: string): SQL {
  return sql`(select lower(p.email) from people p where p.id = ${personId}
    union select lower(past.email) from (
      select unnest(array[h.old_email, h.new_email]) as email from email_changes h where h.person_id = ${personId}
      union select email from mails where person_id = ${personId} and template = 'accounts_merged') past
    where not exists (select 1 from people other where lower(other.email) = lower(past.email) and other.id <> ${personId}))`;
}
