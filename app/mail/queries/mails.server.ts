import { and, count, desc, eq, inArray, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { type MailState, type MailTemplate, mailStates } from "../mail.ts";

export type Mail = typeof mails.$inferSelect;

const pageSize = 20;

export async function insertMails(db: Db, rows: (typeof mails.$inferInsert)[]): Promise<{ mailId: string }[]> {
  if (rows.length === 0) return [];
  return db.insert(mails).values(rows).returning({ mailId: mails.id });
}

/**
 * Replaces the data of the mail of a kind that waits past an address's limit; null when there is none yet. The caller
 * holds the lock of `countMailsOfLate`.
 */
export async function updateHeldNotice(
  db: Db,
  notice: Pick<typeof mails.$inferInsert, "email" | "template" | "personId" | "sealedData" | "uselessAfter">,
  { mails: most, minutes }: { mails: number; minutes: number },
): Promise<{ mailId: string } | null> {
  const { email, template, personId, sealedData, uselessAfter } = notice;
  const ofLate = and(
    sql`lower(${mails.email}) = lower(${email})`,
    eq(mails.template, template),
    sql`${mails.createdAt} > now() - make_interval(mins => ${minutes}::int)`,
  );
  const [held] = await db.select().from(mails).where(ofLate).orderBy(mails.createdAt, mails.id).offset(most).limit(1);
  if (held?.state !== "waiting") return null;
  await db.update(mails).set({ personId, sealedData, uselessAfter }).where(eq(mails.id, held.id));
  return { mailId: held.id };
}

/**
 * How many mails of a kind each address got in the last `minutes`; leaves out addresses that got none. Mails to a
 * single address are serialized until their transactions end, because they come a few at a time; a mailing to many is
 * not.
 */
export async function countMailsOfLate(
  db: Db,
  template: MailTemplate,
  addresses: string[],
  minutes: number,
): Promise<Map<string, number>> {
  if (addresses.length === 1) {
    await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`mail ${template} ${addresses[0]}`}))`);
  }
  const rows = await db.execute<{ address: string; count: number }>(sql`
    select lower(email) as address, count(*)::int as count from mails
    where lower(email) = any(${sql.param(addresses)}::text[]) and template = ${template}
      and created_at > now() - make_interval(mins => ${minutes}::int) group by 1`);
  return new Map(rows.map(({ address, count }) => [address, count]));
}

/**
 * Locks a mail that is still to be sent; "busy" when another process holds it, "settled" when there is nothing to do.
 */
export async function lockWaitingMail(db: Db, mailId: string): Promise<Mail | "busy" | "settled"> {
  const [held] = await db.select().from(mails).where(eq(mails.id, mailId)).for("update", { skipLocked: true });
  if (held) return held.state === "waiting" ? held : "settled";
  const [there] = await db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId));
  return there?.state === "waiting" ? "busy" : "settled";
}

type Change = Partial<Pick<Mail, "state" | "attempts" | "lastProblem" | "sealedData" | "settledAt" | "email">>;

export async function updateMail(db: Db, mailId: string, change: Change): Promise<void> {
  await db.update(mails).set(change).where(eq(mails.id, mailId));
}

/** The demo's mailbox, newest first, searched by address. */
export async function listCapturedMails(db: Db, { search, page }: { search: string; page: number }) {
  const wanted = and(
    eq(mails.state, "captured"),
    holdsWords(search, sql`concat_ws(' ', ${mails.email}, readable_email(${mails.email}))`),
  );
  return readPage(db, wanted, page);
}

/** All mail, or that in one state, newest first; for administrators, who learn nothing of its content. */
export async function listMails(db: Db, { state, page }: { state: MailState | null; page: number }) {
  return readPage(db, state ? eq(mails.state, state) : undefined, page);
}

async function readPage(db: Db, wanted: SQL | undefined, page: number) {
  const [counted] = await db.select({ total: count() }).from(mails).where(wanted);
  const total = counted?.total ?? 0;
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pageCount);
  const rows = await db
    .select()
    .from(mails)
    .where(wanted)
    .orderBy(desc(mails.createdAt), mails.id)
    .limit(pageSize)
    .offset((shown - 1) * pageSize);
  return { mails: rows, total, page: shown, pageCount };
}

/** How many mails are in each state, counted up to one beyond `most`, so that the page stays fast. */
export async function countMailsByState(db: Db, most: number): Promise<Record<MailState, number>> {
  const counts = mailStates.map(
    (state) => sql`(select count(*)::int from (select 1 from mails where state = ${state} limit ${most + 1}) m)
      as ${sql.identifier(state)}`,
  );
  const [row] = await db.execute<Record<MailState, number>>(sql`select ${sql.join(counts, sql`, `)}`);
  return row ?? { waiting: 0, sent: 0, captured: 0, failed: 0, dropped: 0 };
}

/** Locks a mail that can be retried: failed or waiting, not emptied, and its address not erased. */
export async function lockRetriableMail(db: Db, mailId: string): Promise<Mail | null> {
  if (!isId(mailId)) return null;
  const [mail] = await db
    .select()
    .from(mails)
    .where(
      and(
        eq(mails.id, mailId),
        inArray(mails.state, ["failed", "waiting"]),
        isNotNull(mails.sealedData),
        ne(mails.email, ""),
      ),
    )
    .for("update");
  return mail ?? null;
}

/** Sets failed mails to waiting again, oldest first, and returns those that need a job. */
export async function updateFailedMailsToWaiting(db: Db, most: number): Promise<{ mailId: string }[]> {
  const rows = await db.execute<{ mailId: string }>(sql`
    update mails set state = 'waiting', settled_at = null where id in (
      select id from mails where state = 'failed' and sealed_data is not null and email <> ''
      order by created_at limit ${most} for update skip locked)
    returning id as "mailId"`);
  return [...rows];
}

export async function findCapturedMail(db: Db, mailId: string): Promise<Mail | null> {
  if (!isId(mailId)) return null;
  const [mail] = await db
    .select()
    .from(mails)
    .where(and(eq(mails.id, mailId), eq(mails.state, "captured")));
  return mail ?? null;
}
