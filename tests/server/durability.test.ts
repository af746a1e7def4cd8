import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { expect, test } from "vitest";
import { demoAccounts, demoPassword } from "#app/identity/person/demo.ts";
import { freePort, ready, startApplication, stop, until, withDataDir } from "./application.ts";
import { postmasterOf, webProcessesOf } from "./processes.ts";

type Writer = { cookie: string; acknowledged: number; isWriting: boolean; done: Promise<void> };

function databaseOf(dataDir: string): postgres.Sql {
  const [url = ""] = readFileSync(join(dataDir, "database-url"), "utf8").split("\n");
  return postgres(url, { max: 1, onnotice: () => undefined });
}

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ email, password: demoPassword }),
    headers: { Origin: url },
    redirect: "manual",
  });
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error(`${email} could not sign in (${response.status}).`);
  return cookie;
}

/** Saves "1", "2", "3" … and counts what the server confirmed as saved. */
function keepWriting(url: string, path: string, cookie: string): Writer {
  const writer: Writer = { cookie, acknowledged: 0, isWriting: true, done: Promise.resolve() };
  const write = async () => {
    for (let next = 1; writer.isWriting; next += 1) {
      const body = new URLSearchParams({ text: String(next), writer: "durability" });
      const headers = { Origin: url, Cookie: cookie, Accept: "application/json" };
      const signal = AbortSignal.timeout(5000); // a connection of a killed process may never answer
      const isKept = await fetch(url + path, { method: "POST", body, headers, signal }).then(
        (response) => response.ok,
        () => false,
      );
      if (isKept) writer.acknowledged = next;
    }
  };
  writer.done = write();
  return writer;
}

test("kill -9 of the database, of a web process and of everything loses nothing that was acknowledged", () =>
  withDataDir(async (DATA_DIR) => {
    const PORT = await freePort();
    const first = await ready(startApplication({ PORT, DATA_DIR }));
    const pid = first.process.pid ?? 0;
    const sql = databaseOf(DATA_DIR);
    const [prompt] = await sql<{ path: string; lesson: string; id: string }[]>`
      select '/courses/' || courses.slug || '/lessons/' || lessons.slug || '/reflections/' || prompts.id as path,
             lessons.id as lesson, prompts.id as id
      from prompts join lessons on lessons.id = prompts.lesson_id join courses on courses.id = lessons.course_id
      where prompts.kind = 'reflection' and prompts.retired_at is null
      order by lessons.position limit 1`;
    await sql.end();
    if (!prompt) throw new Error("No lesson asks for a reflection.");

    const cookies = await Promise.all(demoAccounts.map(({ email }) => signIn(first.url, email)));
    const writers = cookies.map((cookie) => keepWriting(first.url, prompt.path, cookie));
    const progress = () => Math.min(...writers.map((writer) => writer.acknowledged));

    await until(() => progress() > 5);
    process.kill(webProcessesOf(pid)[0] ?? 0, "SIGKILL");
    const beforeCrash = progress();
    await until(() => progress() > beforeCrash + 5);
    process.kill(postmasterOf(DATA_DIR), "SIGKILL");
    const beforeEnd = progress();
    await until(() => progress() > beforeEnd + 5);
    process.kill(postmasterOf(DATA_DIR), "SIGKILL");
    first.process.kill("SIGKILL");
    for (const writer of writers) writer.isWriting = false;
    await Promise.all(writers.map((writer) => writer.done));

    const second = await ready(startApplication({ PORT, DATA_DIR }));
    const again = databaseOf(DATA_DIR);
    const stored = await again<{ email: string; text: string }[]>`
      select people.email, reflections.text from reflections join people on people.id = reflections.person_id
      where reflections.lesson_id = ${prompt.lesson} and reflections.prompt_id = ${prompt.id}`;
    await again.end();
    for (const [index, { email }] of demoAccounts.entries()) {
      const text = Number(stored.find((row) => row.email === email)?.text);
      expect(text, email).toBeGreaterThanOrEqual(writers[index]?.acknowledged ?? 0);
    }
    expect(await stop(second)).toBe(0);
  }));
