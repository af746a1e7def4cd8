import type postgres from "postgres";

/**
 * Wraps a pool so that a statement, or the begin of a transaction, is sent again if it never reached the database. When a
 * connection is killed under a statement, postgres 3.4 keeps the server's last word, and answers with it whatever is next on
 * that connection, however much later, before it sends that (porsager/postgres#1223). Within a transaction nothing is sent
 * again.
 *
 * @param connections how many the pool may open: each may have been killed once
 */
export function retryingUnsent(sql: postgres.Sql, connections: number): postgres.Sql {
  return new Proxy(sql, {
    get(pool, key) {
      const value = Reflect.get(pool, key);
      if (key === "begin") return (...given: unknown[]) => beginning(value, given, connections);
      if (key === "unsafe") return (...given: unknown[]) => statement(() => value(...given), connections);
      return value;
    },
  });
}

type Pending = PromiseLike<unknown> & { values(): PromiseLike<unknown> };

function statement(make: () => Pending, tries: number): Pending {
  return {
    values: () => untilSent(() => make().values(), tries),
    // biome-ignore lint/suspicious/noThenProperty: a statement is sent when it is awaited, as in postgres
    then: (fulfilled, rejected) => untilSent(make, tries).then(fulfilled, rejected),
  };
}

/** The callback of a transaction runs once it has begun; from then on nothing is repeated. */
function beginning(begin: (...given: unknown[]) => Promise<unknown>, given: unknown[], tries: number) {
  let hasBegun = false;
  const noting = (each: unknown) =>
    isWork(each)
      ? (sql: object) => {
          hasBegun = true;
          return each(sql);
        }
      : each;
  return untilSent(
    () => begin(...given.map(noting)),
    tries,
    () => !hasBegun,
  );
}

function isWork(given: unknown): given is (sql: object) => unknown {
  return typeof given === "function";
}

async function untilSent(send: () => PromiseLike<unknown>, tries: number, isOpen = () => true): Promise<unknown> {
  for (let left = tries; ; left -= 1) {
    try {
      return await send();
    } catch (error) {
      if (left <= 0 || !isOpen() || !isLastWord(error)) throw error;
    }
  }
}

/**
 * Whether an error is what a server says as it ends a connection. The statement during which it comes fails with
 * CONNECTION_CLOSED; only one that was not sent yet is answered with the words themselves.
 */
function isLastWord(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("severity" in error) || !("code" in error)) return false;
  return error.severity === "FATAL" && lastWords.has(error.code);
}

/** admin_shutdown, crash_shutdown, idle_session_timeout, and the time limits of transactions. */
const lastWords = new Set<unknown>(["57P01", "57P02", "57P05", "25P03", "25P04"]);
