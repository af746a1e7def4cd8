import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { inventory } from "../inventory.ts";
import { addressesOf } from "./addresses.server.ts";

/** Waits for what the person is doing in their courses right now, before anything of theirs is held: see learning. */
export async function lockEverythingOf(db: Db, personId: string): Promise<void> {
  await db.execute(sql`select 1 from enrollments where person_id = ${personId} order by course_id for update`);
}

/** The addresses that are or were somebody's, in small letters. */
export async function listAddresses(db: Db, personId: string): Promise<string[]> {
  const rows = await db.execute<{ email: string }>(
    sql`select email from ${addressesOf(personId)} found (email) where email is not null`,
  );
  return rows.map(({ email }) => email);
}

/** How many rows of which table go with a person's account, but for tables where nothing is theirs. */
export async function countRowsOf(db: Db, personId: string): Promise<Record<string, number>> {
  const counted = Object.entries(inventory).flatMap(([table, { erasure }]) =>
    erasure.by === "cascade" ? [countIn(table, erasure.column, personId)] : [],
  );
  const rows = await db.execute<{ name: string; count: number }>(
    sql`select * from (${sql.join(counted, sql` union all `)}) counted where count > 0`,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

function countIn(table: string, column: string, personId: string): SQL {
  return sql`select ${table}::text as name, count(*)::int as count from ${sql.identifier(table)}
    where ${sql.identifier(column)} = ${personId}`;
}

/** Takes somebody's address out of what is not tied to their account. */
export async function deleteByAddress(db: Db, personId: string, emails: string[]): Promise<Record<string, number>> {
  const addresses = sql`${sql.param(emails)}::text[]`;
  const [row] = await db.execute<Record<string, number>>(sql`with
    invited as (delete from invitations i where lower(i.email) = any(${addresses}) or (i.email is not null and exists (
      select 1 from invitation_uses u where u.invitation_id = i.id and u.person_id = ${personId})) returning 1),
    imported as (delete from import_rows r where exists (
      select 1 from jsonb_each_text(r.cells) cell where lower(trim(cell.value)) = any(${addresses})) returning 1),
    proofs as (delete from mail_proofs p where lower(p.email) = any(${addresses})
      and p.person_id is distinct from ${personId} returning 1),
    mailed as (delete from mails s where s.person_id is null and lower(s.email) = any(${addresses}) returning 1)
    select (select count(*)::int from invited) as invitations, (select count(*)::int from imported) as import_rows,
      (select count(*)::int from proofs) as mail_proofs, (select count(*)::int from mailed) as mails`);
  return row ?? {};
}

/**
 * Takes out what somebody wrote beside other people's and organizations' records, which stay. `instead` stands where
 * there must be a reason.
 */
export async function updateWordsOf(db: Db, personId: string, instead: string): Promise<void> {
  await db.execute(sql`with
    given as (update role_grants set reason = case when granted_by = ${personId} then ${instead} else reason end,
        end_reason = case when ended_by = ${personId} then ${instead} else end_reason end
      where person_id <> ${personId} and (granted_by = ${personId} or ended_by = ${personId})),
    invited as (update invitations set note = null where invited_by = ${personId} and note is not null),
    imported as (update imports set file_name = 'people.csv', ignored_columns = '{}' where started_by = ${personId}),
    organized as (update organization_changes set reason = null where changed_by = ${personId} and reason is not null),
    noticed as (update site_state set maintenance_message = null where maintenance_by = ${personId})
    select 1`);
}

/** The account itself; every row that is tied to it goes along. */
export async function deletePerson(db: Db, personId: string): Promise<void> {
  await db.execute(sql`delete from people where id = ${personId}`);
}
