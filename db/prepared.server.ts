import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Db } from "./client.server.ts";

const dialect = new PgDialect({ casing: "snake_case" });

/**
 * Runs a statement as `db.execute` does, which a connection parses and plans once and keeps: for a long one on a page
 * that is opened often, where planning takes as long as running. Its text must not depend on its values, because a
 * connection keeps each text for as long as it lives. Behind a pooler, and in a transaction, it is planned each time.
 */
export async function executePrepared<Row extends Record<string, unknown>>(db: Db, query: SQL): Promise<Row[]> {
  const rows: unknown[] = "$client" in db ? await runPrepared(db, query) : await db.execute(query);
  return rows as Row[]; // as with `db.execute`, the caller says what its own SQL selects
}

function runPrepared({ $client }: Extract<Db, { $client: unknown }>, query: SQL): Promise<unknown[]> {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return $client.unsafe(text, params.map(asParameter), { prepare: true });
}

type Parameter = string | number | boolean | null | string[];

function asParameter(value: unknown): Parameter {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value as Parameter;
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  throw new TypeError("a value of a prepared statement has to be text, a number, a boolean, null or a list of texts");
}
