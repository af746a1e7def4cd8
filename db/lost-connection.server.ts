import { setImmediate as turn } from "node:timers/promises";
import type postgres from "postgres";

type State = { isOver: boolean };

/**
 * The same pool, where a transaction whose connection was lost is over. postgres 3.4 tells the caller that it failed but
 * lets its work go on: what that asks next, its own commit or rollback too, is written to a socket that is gone, which
 * ends the process (porsager/postgres#1154), or to the same slot's next connection, into somebody else's transaction.
 */
export function endingLostTransactions(sql: postgres.Sql): postgres.Sql {
  return new Proxy(sql, {
    get(pool, key) {
      const value = Reflect.get(pool, key);
      return key === "begin" ? (...given: unknown[]) => begin(value, given) : value;
    },
  });
}

type Begin = (...given: unknown[]) => Promise<unknown>;

function begin(original: Begin, given: unknown[]): Promise<unknown> {
  const state: State = { isOver: false };
  const whole = original(...given.map((each) => (isWork(each) ? guarded(each, state) : each)));
  const end = () => {
    state.isOver = true;
  };
  whole.then(end, end);
  return whole;
}

type Work = (sql: object) => unknown;

function isWork(given: unknown): given is Work {
  return typeof given === "function";
}

/** Work that, once its transaction is over, asks for nothing more and comes to no end that would be acted upon. */
function guarded(work: Work, state: State): Work {
  return async (sql) => {
    try {
      const result = await work(guardedSql(sql, state));
      return state.isOver ? await forever() : result;
    } catch (error) {
      // A query hears that its connection is gone before its transaction does, which hears it when the socket is closed.
      await turn();
      await turn();
      if (state.isOver) return forever();
      throw error;
    }
  };
}

function guardedSql(sql: object, state: State): object {
  const requireOpen = () => {
    if (state.isOver) throw Object.assign(new Error("This transaction is over."), { code: "CONNECTION_CLOSED" });
  };
  return new Proxy(sql, {
    apply(target, self, given) {
      requireOpen();
      return typeof target === "function" ? Reflect.apply(target, self, given) : undefined;
    },
    get(target, key) {
      requireOpen();
      const value = Reflect.get(target, key);
      if (key !== "savepoint") return value;
      return (...given: unknown[]) => value(...given.map((each) => (isWork(each) ? guarded(each, state) : each)));
    },
  });
}

/** Nobody waits for it: the caller has been told, and it goes with what it holds. */
function forever(): Promise<never> {
  return new Promise(() => undefined);
}
