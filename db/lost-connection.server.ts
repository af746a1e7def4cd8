import { setImmediate as turn } from "node:timers/promises";
import type postgres from "postgres";

type State = { isOver: boolean };

/**
 * Wraps the pool so that a transaction ends when its connection is lost. postgres 3.4 rejects the caller's promise but
 * lets the callback run on: its next statements, including its own commit or rollback, are written to a closed socket,
 * which ends the process (porsager/postgres#1154), or to the slot's next connection, inside somebody else's
 * transaction.
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

/** Wraps a callback so that once its transaction is over, it sends nothing more and never settles. */
function guarded(work: Work, state: State): Work {
  return async (sql) => {
    try {
      const result = await work(guardedSql(sql, state));
      return state.isOver ? await forever() : result;
    } catch (error) {
      // A query learns that its connection is gone before its transaction does, which learns it when the socket closes.
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

/** No caller awaits it any more: it is garbage-collected with the objects that it holds. */
function forever(): Promise<never> {
  return new Promise(() => undefined);
}
