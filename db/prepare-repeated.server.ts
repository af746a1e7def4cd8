import type postgres from "postgres";

/** A process that sent a text this often will send it again. */
const timesBefore = 3;

/** Texts that a process prepares at most: a connection keeps each for as long as it lives, with tens of kilobytes. */
const mostPrepared = 500;

/** Texts whose times are counted; those that come once make room for others. */
const mostCounted = 2000;

type IsRepeated = (text: string) => boolean;

/**
 * Wraps a pool so that each of its connections parses and plans a statement once that the process sends again and again,
 * in transactions too. Drizzle sends statements without a name unprepared: PostgreSQL parses and plans them each time,
 * and they take a second round trip. A text that differs with its values, such as a list of unknown length, is not
 * repeated and stays unprepared.
 */
export function preparingRepeated(sql: postgres.Sql, isRepeated = repeatedTexts()): postgres.Sql {
  return new Proxy(sql, { get: (pool, key) => wrapped(key, Reflect.get(pool, key), isRepeated) });
}

function wrapped(key: string | symbol, value: unknown, isRepeated: IsRepeated): unknown {
  if (typeof value !== "function") return value;
  if (key === "unsafe") {
    return (text: string, values: unknown[] = [], options: object = {}) =>
      value(text, values, values.length > 0 && isRepeated(text) ? { ...options, prepare: true } : options);
  }
  if (key !== "begin" && key !== "savepoint") return value;
  return (...given: unknown[]) =>
    value(...given.map((each) => (isWork(each) ? preparingWork(each, isRepeated) : each)));
}

type Work = (sql: postgres.Sql) => unknown;

function isWork(given: unknown): given is Work {
  return typeof given === "function";
}

function preparingWork(work: Work, isRepeated: IsRepeated): Work {
  return (sql) => work(preparingRepeated(sql, isRepeated));
}

/** Counts texts; true of one that came often, from then on. */
function repeatedTexts(): IsRepeated {
  const repeated = new Set<string>();
  const counts = new Map<string, number>();
  return (text) => {
    if (repeated.has(text)) return true;
    if (repeated.size >= mostPrepared) return false;
    const count = (counts.get(text) ?? 0) + 1;
    counts.delete(text); // and to the end, so that the first is the one that did not come for longest
    if (count > timesBefore) {
      repeated.add(text);
      return true;
    }
    counts.set(text, count);
    const [oldest = ""] = counts.size > mostCounted ? counts.keys() : [];
    counts.delete(oldest);
    return false;
  };
}
