import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { endingLostTransactions } from "./lost-connection.server.ts";
import { preparingRepeated } from "./prepare-repeated.server.ts";
import { retryingUnsent } from "./retry-unsent.server.ts";
import { withoutPipelining } from "./without-pipelining.server.ts";

/**
 * Opens a pool. Columns are camelCase here and snake_case in the database. With `statementTimeoutMs` the database
 * cancels longer statements; behind a pooler (`throughPooler`) that limit has to be set on the role instead, and nothing
 * is prepared.
 */
export function connect(url: string, options: { max?: number; statementTimeoutMs?: number } = {}) {
  // Each failure would double the delay, and a database that is back would be noticed only after twenty seconds.
  const { max = 8, statementTimeoutMs } = options;
  const isPooled = isThroughPooler(url);
  const connection = statementTimeoutMs !== undefined && !isPooled ? { statement_timeout: statementTimeoutMs } : {};
  const opened = postgres(url, { max, connection, connect_timeout: 10, backoff: () => 0.5, onnotice: () => undefined });
  const pool = retryingUnsent(endingLostTransactions(opened), max);
  const sql = isPooled ? withoutPipelining(pool, max) : preparingRepeated(pool);
  // Without a schema: drizzle would make a builder for each table anew in each transaction.
  return { db: drizzle(sql, { casing: "snake_case" }), sql };
}

/**
 * The address of a database behind a pooler that may give each transaction another connection, as PgBouncer does in
 * transaction mode: no prepared statements and no session settings.
 */
export function throughPooler(url: string): string {
  const address = new URL(url);
  address.searchParams.set("prepare", "false"); // read by postgres.js
  return address.href;
}

function isThroughPooler(url: string): boolean {
  return new URL(url).searchParams.get("prepare") === "false";
}

/** The pool or, inside a transaction, the transaction; the first parameter of every query and verb. */
export type Db =
  | ReturnType<typeof connect>["db"]
  | Parameters<Parameters<ReturnType<typeof connect>["db"]["transaction"]>[0]>[0];
