import pLimit, { type LimitFunction } from "p-limit";
import type postgres from "postgres";

/**
 * Wraps a pool behind a pooler so that a connection gets a statement only after it has answered the one before. Where all
 * are busy, postgres 3.4 sends further statements ahead of the answers, and PgBouncer before 1.21 then gives a server to
 * somebody else while statements still wait for it: two transactions meet in one.
 *
 * @param connections how many the pool may open; one of them stays spare, because a statement ends for its caller shortly
 *   before its connection is free
 */
export function withoutPipelining(sql: postgres.Sql, connections: number): postgres.Sql {
  const limit = pLimit(Math.max(1, connections - 1));
  return new Proxy(sql, {
    get(pool, key) {
      const value = Reflect.get(pool, key);
      if (key === "begin") return (...given: unknown[]) => limit(() => value(...given));
      if (key === "unsafe") return (...given: unknown[]) => statementWithin(limit, () => value(...given));
      return value;
    },
  });
}

type Pending = PromiseLike<unknown> & { values(): PromiseLike<unknown> };

/** A statement that waits for its turn from the moment that somebody asks for its rows. */
function statementWithin(limit: LimitFunction, make: () => Pending): Pending {
  return {
    values: () => limit(() => make().values()),
    // biome-ignore lint/suspicious/noThenProperty: a statement is sent when it is awaited, as in postgres
    then: (fulfilled, rejected) => limit(() => make()).then(fulfilled, rejected),
  };
}
