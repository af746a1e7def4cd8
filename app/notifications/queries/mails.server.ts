import { and, count, desc, eq, ilike } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";

export type Mail = typeof mails.$inferSelect;

const pageSize = 20;

export async function insertMail(db: Db, mail: typeof mails.$inferInsert): Promise<string> {
  const [row] = await db.insert(mails).values(mail).returning({ id: mails.id });
  if (!row) throw new Error("The outbox took no mail.");
  return row.id;
}

/** Holds a mail that is still to be sent; "busy" when another process holds it, "settled" when nothing is to be done. */
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

/** What the mailbox of the demo holds, newest first, by a part of the address. */
export async function listCapturedMails(db: Db, { search, page }: { search: string; page: number }) {
  const wanted = and(eq(mails.state, "captured"), search ? ilike(mails.email, `%${literal(search)}%`) : undefined);
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

export async function findCapturedMail(db: Db, mailId: string): Promise<Mail | null> {
  const [mail] = await db
    .select()
    .from(mails)
    .where(and(eq(mails.id, mailId), eq(mails.state, "captured")));
  return mail ?? null;
}

/** Text for `like` in which % and _ are themselves. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
