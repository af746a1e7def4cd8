import { connect, type Db } from "./client.server.ts";

/** This process's pool. The start command sets its database; the first query opens it. */
export const db: Db = connect(process.env.DATABASE_URL ?? "postgres://no-database-was-named.invalid/", {
  statementTimeoutMs: 15_000,
}).db;
