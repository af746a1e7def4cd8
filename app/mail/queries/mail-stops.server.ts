import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import type { StopReason } from "../mail-stop.ts";

/** Whether the present address of a person takes no mail. */
export const isStopped = (personId: SQLWrapper, email: SQLWrapper): SQL<boolean> => sql<boolean>`exists (
  select 1 from mail_stops stop where stop.person_id = ${personId} and lower(stop.email) = lower(${email}))`;

/** Stops mail to the address of a person, if it is still theirs. */
export async function upsertStop(
  db: Db,
  { email, reason, code }: { email: string; reason: StopReason; code: string | null },
): Promise<void> {
  await db.execute(sql`insert into mail_stops (person_id, email, reason, code, stopped_at)
    select p.id, p.email, ${reason}, ${code}, ${momentOf()} from people p where lower(p.email) = lower(${email})
    on conflict (person_id) do update set email = excluded.email, reason = excluded.reason, code = excluded.code,
      stopped_at = excluded.stopped_at`);
}

export async function deleteStop(db: Db, personId: string): Promise<void> {
  await db.execute(sql`delete from mail_stops where person_id = ${personId}`);
}

export type MailStop = { email: string; reason: StopReason; code: string | null; stoppedAt: string };

export async function findStop(db: Db, personId: string): Promise<MailStop | null> {
  const [row] = await db.execute<MailStop>(sql`select stop.email, stop.reason, stop.code,
      to_json(stop.stopped_at) #>> '{}' as "stoppedAt"
    from mail_stops stop join people p on p.id = stop.person_id
    where p.id = ${personId} and lower(stop.email) = lower(p.email)`);
  return row ?? null;
}

export async function isAddressStopped(db: Db, personId: string, email: string): Promise<boolean> {
  const [row] = await db.execute<{ is: boolean }>(
    sql`select ${isStopped(sql`${personId}::uuid`, sql`${email}::text`)} as is`,
  );
  return row?.is === true;
}

/** The address that a mail of ours was sent to. */
export async function findMailAddress(db: Db, mailId: string): Promise<string | null> {
  if (!isId(mailId)) return null;
  const [row] = await db.execute<{ email: string }>(sql`select email from mails where id = ${mailId}`);
  return row?.email ?? null;
}
