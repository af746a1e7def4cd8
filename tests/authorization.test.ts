import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { typedWordsIn } from "#app/http/typed-words.ts";
import type { Person } from "#app/identity/person/person.ts";
import { log } from "#app/log/log.ts";
import { machineEndpoints } from "#app/machine-endpoints.ts";
import { cohortMemberships } from "#db/schema/index.ts";
import { addresses } from "#tests/addresses.ts";
import {
  type Answers,
  answers,
  everybody,
  nothing,
  unchanged,
  type Visitor,
  visitors,
} from "./authorization/answers.ts";
import type { Row, World } from "./authorization/rows.ts";
import { attendTraining, said } from "./authorization/training-words.ts";
import { watchDatabase } from "./authorization/unchanged.ts";
import { domains } from "./domains.ts";
import { type Ask, cookieOf, openSite, requestFor } from "./identity/site.ts";
import { aCohort, join } from "./world.ts";

/** A signed-out person with typed text is shown it; without text, a form redirects to sign-in. */
function answersTo({ form, answers }: { form: Record<string, string>; answers: Answers }): Answers {
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) data.set(name, value);
  const isShown = answers.nobody === 303 && typedWordsIn(data).length > 0;
  return isShown ? { ...answers, nobody: 401 } : answers;
}

/** How the routes themselves refuse a cross-site write, should it ever pass the server's own check. */
const refusals = [403, 404, 405];

/** One row for each path of app/routes.ts. */
const table = domains.flatMap((domain) => Object.entries(domain.rows?.rows ?? {}));

let site: Awaited<ReturnType<typeof openSite>>;
let server: Server;
let database: Awaited<ReturnType<typeof watchDatabase>>;
let people: World["people"];
let owner: Person;
let reflectionId: string;
const cookies = new Map<Visitor, string>();

beforeAll(async () => {
  vi.stubEnv("OIDC_ISSUER", "http://127.0.0.1:9");
  vi.stubEnv("OIDC_CLIENT_ID", "sound-practice");
  vi.stubEnv("OIDC_CLIENT_SECRET", "secret");
  site = await openSite();
  log.level = "silent";
  const { webApp } = await import("#app/server/web-app.ts");
  server = webApp(site.build, { publicUrl: undefined }).listen(0, "127.0.0.1");
  await castVisitors();
  database = await watchDatabase(site.db);
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await site.close();
});

async function castVisitors() {
  const { db } = site;
  const [cohortId, other] = [await aCohort(db, { name: "Tides" }), await aCohort(db, { name: "Cedars" })];
  owner = await join(db, "ana", { cohortIds: [cohortId] });
  people = {
    owner: owner.id,
    mate: (await join(db, "bea", { cohortIds: [cohortId] })).id,
    former: (await join(db, "bea")).id,
    stranger: (await join(db, "femi", { cohortIds: [other] })).id,
    coach: (await join(db, "cora", { grants: [{ role: "coach", cohortId }] })).id,
    otherCoach: (await join(db, "cora", { grants: [{ role: "coach", cohortId: other }] })).id,
    lead: (await join(db, "dana", { grants: [{ role: "program_lead" }] })).id,
    admin: (await join(db, "ines", { grants: [{ role: "administrator" }] })).id,
    manager: (await join(db, "femi", { grants: [{ role: "clock_hour_manager" }] })).id,
  };
  const left = { joinedOn: "2026-01-01", leftOn: "2026-02-01" };
  await db.insert(cohortMemberships).values({ cohortId, personId: people.former, ...left });
  for (const visitor of visitors) {
    if (visitor !== "nobody") cookies.set(visitor, await cookieOf(db, people[visitor]));
  }
  reflectionId = await sharedReflection();
  for (const { rows } of domains) await rows?.prepare({ db, people, owner, cohortId, reflectionId, ask });
}

/** The owner enrolls and writes to the coach; the reflection's id. */
async function sharedReflection(): Promise<string> {
  await ask("/courses/numbers/enrollment", "owner", { method: "POST" });
  const form = { text: "For my coach.", visibility: "coach" };
  await ask("/courses/numbers/lessons/counting/reflections/notice", "owner", { method: "POST", form });
  const [row] = await site.db.execute<{ id: string }>(sql`select id from reflections`);
  return row?.id ?? "";
}

const ask = (path: string, visitor: Visitor, options: Ask = {}) =>
  site.ask(requestFor(path, { cookie: cookies.get(visitor) ?? "", ...options }));

/** The status of the same request through everything that a web process puts before the routes. */
async function askServer(path: string, visitor: Visitor, { method = "GET", from = {}, form = {} }: Ask) {
  const { port } = server.address() as AddressInfo;
  const headers = { ...from, cookie: cookies.get(visitor) ?? "" };
  const request = { method, headers, body: new URLSearchParams(form), redirect: "manual" as const };
  return (await fetch(`http://127.0.0.1:${port}${path}`, request)).status;
}

test("every address has a row here and a file that answers it", () => {
  expect(table.map(([path]) => path).sort()).toEqual(addresses.map(({ path }) => path).sort());
  expect(site.routes.filter(({ module }) => !module).map(({ file }) => file)).toEqual([]);
});

test("a check in which somebody changes something is told apart", async () => {
  const enroll = async () => {
    await ask("/courses/numbers/enrollment", "mate", { method: "POST" });
  };
  await expect(database.expectNoChange(enroll)).rejects.toThrow(/INSERT enrollments/);
});

const writes = ["POST", "PUT", "PATCH", "DELETE"];
const elsewhere: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  {},
];

/** Writes as another site's page would let a person's browser do. */
async function refuseWrites(visitor: Visitor, row: Row<void>) {
  for (const from of elsewhere) {
    for (const method of visitor === "owner" ? writes : ["POST"]) {
      const asked = { method, from, form: row.post?.form ?? {} };
      const told = `${method} by ${visitor} from ${JSON.stringify(from)}`;
      if (visitor === "owner")
        expect(await askServer(row.at(), visitor, asked), told).toBe(method === "POST" ? 403 : 405);
      if (from.origin) continue; // Remix compares it with the host before calling a route
      expect(refusals, told).toContain((await ask(row.at(), visitor, asked)).status);
    }
  }
}

describe.each(table)("/%s", (path, row) => {
  const isThere = () => site.routes.some((route) => route.path === path && route.module);

  test("may be read by whom it should, and reading changes nothing", async () => {
    if (!isThere()) return;
    await database.expectNoChange(async () => {
      const statuses = answers(() => 0);
      for (const visitor of visitors) statuses[visitor] = (await ask(row.at(), visitor)).status;
      expect(statuses).toEqual(row.get);
    });
  });

  test("may not be written to from another site by anybody, and nothing changes", async () => {
    if (machineEndpoints.includes(`/${path}`)) return; // authorized by its token
    await database.expectNoChange(async () => {
      for (const visitor of visitors) await refuseWrites(visitor, row);
    });
  });

  test("may be written to by whom it should", async () => {
    if (!isThere()) return;
    const statuses = answers(() => 0);
    for (const visitor of visitors) {
      const cookie = visitor === "nobody" ? "" : await cookieOf(site.db, people[visitor]); // signing out ends it
      const answer = await ask(row.at(), visitor, { method: "POST", cookie, form: row.post?.form ?? {} });
      statuses[visitor] = answer.status;
    }
    expect(statuses).toEqual(row.post ? answersTo(row.post) : everybody(unchanged));
  });
});

describe("another person's reflection", () => {
  test.each(["stranger", "mate", "otherCoach", "lead", "admin", "manager"] as const)(
    "looks to the %s like what is not there",
    async (visitor) => {
      for (const [path, form] of [
        ["", null],
        ["/visibility", { visibility: "coach" }],
        ["/restoration", { revision: "1" }],
      ] as [string, Record<string, string> | null][]) {
        const options = form ? { method: "POST", form } : {};
        const foreign = await ask(`/reflections/${reflectionId}${path}`, visitor, options);
        const missing = await ask(`/reflections/${nothing}${path}`, visitor, options);
        expect([foreign.status, await foreign.text()]).toEqual([missing.status, await missing.text()]);
        expect(foreign.status).toBe(404);
      }
    },
  );
});

test("what somebody says for a training reaches those who plan it and, of credit, clock-hour managers", async () => {
  const own = await attendTraining({ db: site.db, owner });
  const pathOf = (wanted: string) => table.find(([path]) => path === wanted)?.[1].at() ?? "";
  const [session, runId] = [pathOf("trainings/:run/sessions/:meeting"), pathOf("trainings/:run").slice(-36)];
  const reached = new Set<string>();
  for (const visitor of ["mate", "stranger", "coach", "lead", "admin", "manager"] as const) {
    const cookie = await cookieOf(site.db, people[visitor]);
    for (const [path, row] of table) {
      if (row.get[visitor] >= 400) continue;
      const address = row.at().replace(session, own.session).replace(runId, own.runId);
      const [page = "", search = ""] = address.split(/(?=\?)/);
      // Here a page is drawn without its data; everything else answers at its own address too.
      const isPage = site.routes.some((route) => route.path === path && route.module?.default);
      for (const address of [...(isPage ? [] : [`${page}${search}`]), `${page}.data${search}`]) {
        const body = await (await ask(address, visitor, { cookie })).text();
        for (const [what, words] of Object.entries(said)) {
          if (body.includes(words)) reached.add(`${what}: ${visitor} at ${path}`);
        }
      }
    }
  }
  expect([...reached].sort()).toEqual([
    "legalName: admin at credit/:run",
    "legalName: manager at credit/:run",
    "needs: admin at trainings/:run/roster",
    "needs: lead at trainings/:run/roster",
  ]);
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
