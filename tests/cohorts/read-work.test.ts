import { afterAll, beforeAll, expect, test } from "vitest";
import { setGoal } from "#app/cohorts/goals/goal.server.ts";
import { listActivity } from "#app/identity/audit/queries/audit-trail.server.ts";
import { handedInArtifact } from "#tests/artifacts/handed-in.ts";
import { cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { aCohort, join } from "#tests/world.ts";
import { goal } from "./full-cohort.ts";

let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test("a member sees in their activity that a coach read their work and goals, once a day for each", async () => {
  const { db } = site;
  const cohortId = await aCohort(db, { name: "Tides" });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const artifactId = await handedInArtifact(db, ana, cohortId);
  await setGoal(db, ana, { id: crypto.randomUUID(), cohortId, words: goal });
  const visit = async ({ id }: { id: string }, path: string) => {
    const answer = await site.ask(requestFor(`${path}.data`, { cookie: await cookieOf(db, id) }));
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text();
  };
  const pages = [`/artifacts/${artifactId}`, `/artifacts/${artifactId}/versions`, `/cohorts/${cohortId}/goals`];
  for (const path of pages) await visit(ana, path);
  const seen = async () =>
    (await listActivity(db, ana.id, { by: "others", before: null, size: 30 }))
      .filter(({ action }) => action.endsWith(".read"))
      .map(({ action, actorName }) => `${action} ${actorName}`)
      .sort();
  expect(await seen()).toEqual([]);
  for (const path of [...pages, ...pages]) await visit(cora, path);
  expect(await seen()).toEqual([`artifact.read ${cora.name}`, `goal.read ${cora.name}`]);
  const activity = await visit(ana, "/settings/activity");
  expect(activity).toContain("Read work that was handed in");
  expect(activity).toContain("Read goals");
});
