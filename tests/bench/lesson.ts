/**
 * `node tests/bench/lesson.ts`: the server's CPU for a lesson, which other programs on the machine do not distort. Uses
 * the demo world on its own copy of the product. `npm run bench -- phone` has what a lesson costs a phone.
 */
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSession } from "#app/identity/sessions/session.server.ts";
import { connect } from "#db/client.server.ts";
import { startProduct, stop, stopAll } from "./processes.ts";

const lesson = "/courses/disaggregate-and-look-again/lessons/what-an-average-hides";
const requests = 400;

const say = (words: string) => process.stdout.write(`${words}\n`);

const folder = await mkdtemp(join(tmpdir(), "sound-practice-bench-"));
try {
  const { child, port } = await startProduct({ DATA_DIR: folder, DATABASE_URL: "", PUBLIC_URL: "", LOG_LEVEL: "warn" });
  const address = `http://localhost:${port}`;
  const cookie = await signInSomebody(address);
  say(`Server: ${(await cpuOfRequests(address + lesson, cookie, child.pid ?? 0)).toFixed(2)} ms of CPU a lesson.`);
  await stop(child);
} finally {
  await stopAll();
  await rm(folder, { recursive: true, force: true });
}

async function signInSomebody(address: string): Promise<string> {
  const [url = ""] = readFileSync(join(folder, "database-url"), "utf8").split("\n");
  const { db, sql } = connect(url, { max: 1 });
  const [person] = await sql<{ id: string }[]>`select id from people order by email limit 1`;
  const cookie = await startSession(db, new Request(address), person?.id ?? "", {
    method: "password",
    hasPassedSecondStep: true,
  });
  await sql.end();
  return cookie.split(";")[0] ?? "";
}

/** CPU of the web processes, in milliseconds per request, without the database's. */
async function cpuOfRequests(url: string, cookie: string, pid: number): Promise<number> {
  const ask = async () => {
    const response = await fetch(url, { headers: { cookie, "accept-encoding": "br" } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`The lesson answered ${response.status}.`);
  };
  for (let n = 0; n < requests; n++) await ask();
  const before = cpuMilliseconds(pid);
  for (let n = 0; n < requests; n++) await ask();
  return (cpuMilliseconds(pid) - before) / requests;
}

/** CPU used by a process and its web processes; Linux only. */
function cpuMilliseconds(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  const isNode = (each: string) => readFileSync(`/proc/${each}/comm`, "utf8").trim() !== "postgres";
  return [String(pid), ...children.filter(isNode)].reduce((sum, each) => sum + ownCpu(each), 0);
}

function ownCpu(pid: string): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10;
}
