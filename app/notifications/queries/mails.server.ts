import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";

export type Mail = typeof mails.$inferSelect;

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

type Change = Partial<Pick<Mail, "state" | "attempts" | "lastProblem" | "sealedData" | "settledAt">>;

export async function updateMail(db: Db, mailId: string, change: Change): Promise<void> {
  await db.update(mails).set(change).where(eq(mails.id, mailId));
}
