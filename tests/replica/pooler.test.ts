import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { completeLesson } from "#app/learning/completion.server.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { progressFor } from "#app/learning/progress.server.ts";
import { connect, throughPooler } from "#db/client.server.ts";
import { type ClientMessage, listenToClients } from "#tests/bench/statement-counter.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { course, lesson } from "#tests/learning/saved-reflection.ts";
import { publish } from "#tests/world.ts";

/** What would stay on the connection that a pooler gives to somebody else after the transaction. */
const isBoundToConnection =
  /^\s*(set\s+(?!local|transaction)|listen|unlisten|prepare|load)\b|pg_(try_)?advisory_lock|with hold/i;

test("behind a pooler, pages and forms leave nothing on the connection that they used", () =>
  withCommittedDatabase(async (_, url) => {
    const messages: ClientMessage[] = [];
    const proxy = await listenToClients(url, (message) => messages.push(message));
    await learn(throughPooler(proxy.url));
    const { starts, names, statements } = contentsOf(messages.splice(0));
    expect(names.filter((name) => name !== "")).toEqual([]);
    expect(statements.filter((words) => isBoundToConnection.test(words))).toEqual([]);
    expect(statements.some((words) => words.includes("lesson_facts"))).toBe(true);
    expect(starts.filter((words) => words.includes("statement_timeout"))).toEqual([]);

    await learn(proxy.url);
    const direct = contentsOf(messages);
    expect(direct.names.some((name) => name !== "")).toBe(true);
    expect(direct.starts.every((words) => words.includes("statement_timeout"))).toBe(true);
    proxy.close();
  }));

test("behind a pooler, a connection is asked for nothing before it has answered", () =>
  withCommittedDatabase(async (_, url) => {
    expect(await statementsSentAhead(url, throughPooler)).toBe(0);
    expect(await statementsSentAhead(url, (direct) => direct)).toBeGreaterThan(0);
  }));

/** How many statements of a burst were sent on a connection that had yet to answer another. */
async function statementsSentAhead(url: string, addressOf: (url: string) => string): Promise<number> {
  const unanswered = new Map<number, number>();
  let ahead = 0;
  const proxy = await listenToClients(
    url,
    ({ connection, type }) => {
      const open = unanswered.get(connection) ?? 0;
      if ("PBQ".includes(type) && open > 0) ahead += 1;
      if ("QS".includes(type)) unanswered.set(connection, open + 1);
    },
    ({ connection, type }) => {
      if (type === "Z") unanswered.set(connection, Math.max(0, (unanswered.get(connection) ?? 0) - 1));
    },
  );
  const { db, sql: pool } = connect(addressOf(proxy.url), { max: 3 });
  const asked = Array.from({ length: 60 }, (_, at) =>
    at % 3 === 0
      ? db.transaction(async (db) => {
          await db.execute(sql`select ${at}::int`);
          await db.execute(sql`select 1`);
        })
      : db.execute(at % 3 === 1 ? sql`select 1` : sql`select ${at}::int`),
  );
  await Promise.all(asked);
  await pool.end();
  proxy.close();
  return ahead;
}

/** Signs up, enrolls, completes a lesson and reads the progress, as the web processes are connected. */
async function learn(url: string): Promise<void> {
  const { db, sql } = connect(url, { max: 2, statementTimeoutMs: 15_000 });
  const catalog = await publish(db, course);
  const email = `${crypto.randomUUID()}@example.org`;
  await createAccount(db, { email, name: "Wren Writer", password: "herons wade at low tide" });
  const [person] = await sql<{ id: string }[]>`select id from people where email = ${email}`;
  const id = person?.id ?? "";
  await enroll(db, id, course);
  await completeLesson(db, id, course, lesson, catalog);
  expect((await progressFor(db, id, catalog)).byCourse[course.id]?.state).not.toBe("not-started");
  await sql.end();
}

/** What connections begin with, the names that statements are prepared under, and the statements. */
function contentsOf(messages: ClientMessage[]) {
  const words = (kind: string) => messages.flatMap(({ type, body }) => (type === kind ? [body.toString("utf8")] : []));
  const parsed = words("P").map((text) => text.split("\0"));
  return {
    starts: words(""),
    names: parsed.map(([name = ""]) => name),
    statements: [...parsed.map(([, statement = ""]) => statement), ...words("Q")],
  };
}
