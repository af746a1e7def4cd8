import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { endingLostTransactions } from "./lost-connection.server.ts";
import * as schema from "./schema/index.ts";

/**
 * Opens a pool. Columns are camelCase here and snake_case in the database. With `statementTimeoutMs` the database itself
 * gives up what takes longer.
 */
export function connect(url: string, options: { max?: number; statementTimeoutMs?: number } = {}) {
  // Each failure would double the pause, and a database that is back would wait twenty seconds to be noticed.
  const { max = 8, statementTimeoutMs } = options;
  const connection = statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs };
  const sql = endingLostTransactions(
    postgres(url, { max, connection, connect_timeout: 10, backoff: () => 0.5, onnotice: () => undefined }),
  );
  return { db: drizzle(sql, { schema, casing: "snake_case" }), sql };
}

/** The pool or, inside a transaction, the transaction: every query and verb takes it first. */
export type Db =
  | ReturnType<typeof connect>["db"]
  | Parameters<Parameters<ReturnType<typeof connect>["db"]["transaction"]>[0]>[0];
