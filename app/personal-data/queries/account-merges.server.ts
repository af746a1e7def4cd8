import { eq, sql } from "drizzle-orm";
import type { Pair, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";
import type { Db } from "#db/client.server.ts";
import { accountMerges, mailProofs, people } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import { movedReferences } from "../merge.ts";
import { rowParts } from "./row-parts.server.ts";

const account = {
  id: people.id,
  email: people.email,
  name: people.name,
  emailVerifiedAt: people.emailVerifiedAt,
  language: people.language,
  timeZone: people.timeZone,
  isDemo: people.isDemo,
  erasureDueAt: people.erasureDueAt,
  hasOpenEmailChange: sql<boolean>`exists (select 1 from email_changes c where c.person_id = people.id
    and c.undone_at is null and c.undo_until > ${momentOf()})`,
};
export type Account = Awaited<ReturnType<typeof findAccount>>;

/** The facts that decide whether and how an account may be merged. */
export async function findAccount(db: Db, id: string) {
  const [row] = await db.select(account).from(people).where(eq(people.id, id));
  return row ?? null;
}

/**
 * Locks an account row until the transaction ends. Concurrent work in the account merged away waits and finds it gone;
 * work in the kept one goes on.
 */
export async function lockAccount(db: Db, id: string, what: "goes" | "stays") {
  const [row] = await db
    .select(account)
    .from(people)
    .where(eq(people.id, id))
    .for(what === "goes" ? "update" : "no key update");
  return row ?? null;
}

const domains: readonly PersonalRows[] = rowParts;

/** Deletes of rows that both accounts have; rows that verbs join are in `merge-steps.server.ts`. */
const doubles = domains.flatMap((domain) => Object.entries(domain.doubles ?? {}));

export async function deleteDoubles(db: Db, pair: Pair): Promise<void> {
  const parts = doubles.map(([table, rows]) => sql`${sql.identifier(`doubles_${table}`)} as (${rows(pair)})`);
  await db.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
}

/** Replaces references to the other account by the kept one; returns how many rows of which table. */
export async function updateReferences(db: Db, { keptId, goneId }: Pair): Promise<Record<string, number>> {
  const parts = movedReferences().map(({ table, columns }) => {
    const names = columns.map((column) => sql.identifier(column));
    const changes = names.map(
      (name) => sql`${name} = case when ${name} = ${goneId} then ${keptId}::uuid else ${name} end`,
    );
    return sql`${sql.identifier(`moved_${table}`)} as (update ${sql.identifier(table)}
      set ${sql.join(changes, sql`, `)} where ${goneId}::uuid in (${sql.join(names, sql`, `)}) returning 1)`;
  });
  const counts = movedReferences().map(
    ({ table }) => sql`select ${table}::text as name, count(*)::int as count from ${sql.identifier(`moved_${table}`)}`,
  );
  const rows = await db.execute<{ name: string; count: number }>(
    sql`with ${sql.join(parts, sql`, `)} ${sql.join(counts, sql` union all `)}`,
  );
  return Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]));
}

/** Deletes the account and what still references it. */
export async function deleteAccount(db: Db, id: string): Promise<void> {
  await db.delete(people).where(eq(people.id, id));
}

/** Changes an account's address. Links mailed to the previous one stop working. */
export async function updateAddress(db: Db, id: string, address: { email: string; emailVerifiedAt: Date | null }) {
  await db.update(people).set(address).where(eq(people.id, id));
  await db.delete(mailProofs).where(eq(mailProofs.personId, id));
}

export async function insertAccountMerge(db: Db, merge: Pair & { counts: Record<string, number> }): Promise<void> {
  await db.insert(accountMerges).values(merge);
}
