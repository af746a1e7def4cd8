import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { endingLostTransactions } from "./lost-connection.server.ts";
import * as schema from "./schema/index.ts";

/**
 * Opens a pool. Columns are camelCase here and snake_case in the database. With `statementTimeoutMs` the database itself
 * gives up what takes longer; behind a pooler (`throughPooler`) the role has to be given that limit instead.
 */
export function connect(url: string, options: { max?: number; statementTimeoutMs?: number } = {}) {
  // Each failure would double the pause, and a database that is back would wait twenty seconds to be noticed.
  const { max = 8, statementTimeoutMs } = options;
  const isLimited = statementTimeoutMs !== undefined && !isThroughPooler(url);
  const connection = isLimited ? { statement_timeout: statementTimeoutMs } : {};
  const sql = endingLostTransactions(
    postgres(url, { max, connection, connect_timeout: 10, backoff: () => 0.5, onnotice: () => undefined }),
  );
  return { db: drizzle(sql, { schema, casing: "snake_case" }), sql };
}

/**
 * The address of a database behind a pooler that may give each transaction another connection, as PgBouncer does in
 * transaction mode: no statement is prepared on it, and it is sent no settings of a session.
 */
export function throughPooler(url: string): string {
  const address = new URL(url);
  address.searchParams.set("prepare", "false"); // read by postgres.js
  return address.href;
}

function isThroughPooler(url: string): boolean {
  return new URL(url).searchParams.get("prepare") === "false";
}

/** The pool or, inside a transaction, the transaction: every query and verb takes it first. */
export type Db =
  | ReturnType<typeof connect>["db"]
  | Parameters<Parameters<ReturnType<typeof connect>["db"]["transaction"]>[0]>[0];
