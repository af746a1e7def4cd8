import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";

export async function insertMail(db: Db, mail: typeof mails.$inferInsert): Promise<string> {
  const [row] = await db.insert(mails).values(mail).returning({ id: mails.id });
  if (!row) throw new Error("The outbox took no mail.");
  return row.id;
}
