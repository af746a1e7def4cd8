import type { Page, Request } from "@playwright/test";
import { chooseProtocol } from "#app/meetings/facilitation.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { aCohort, join } from "#tests/world.ts";
import { signIn } from "./people.ts";
import { expect, hydrated, test } from "./test.ts";

/** The browser logs each request without a network, and the stream that it loses. */
test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|Failed to fetch|Load failed|\/live/ });

/** A session of a coach with a protocol chosen; the coach's id, and the session's page. */
async function aFacilitatedSession(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const made = await createMeetings(db, cora, cohortId, [
    { title: "Kick-off", startsAt: currentTime(), minutes: 60, agendaKey: null },
  ]);
  const meetingId = made === "not_allowed" ? "" : (made.meetingIds[0] ?? "");
  expect(await chooseProtocol(db, cora, meetingId, "notice-and-wonder")).toBe("done");
  return { coachId: cora.id, path: `/cohorts/${cohortId}/sessions/${meetingId}` };
}

const round = (page: Page) => page.locator(".facilitate__round");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("ten tabs share one stream, and each shows a step that one of them takes", async ({ context, db, address }) => {
  const { coachId, path } = await aFacilitatedSession(db);
  await signIn(context, db, address, coachId);
  let [open, asked] = [0, 0];
  context.on("request", (request) => {
    if (!request.url().includes("/live?")) return;
    [open, asked] = [open + 1, asked + 1];
  });
  const over = (request: Request) => {
    if (request.url().includes("/live?")) open -= 1;
  };
  context.on("requestfinished", over);
  context.on("requestfailed", over);
  const tabs = [];
  for (let at = 0; at < 10; at += 1) {
    const tab = await context.newPage();
    await tab.goto(`${path}/facilitate`);
    await hydrated(tab);
    tabs.push(tab);
  }
  const [first, ...others] = tabs;
  if (!first) throw new Error("no tab");
  const before = await round(first).innerText();
  await press(first, "Next round");
  for (const tab of others) await expect(round(tab)).not.toHaveText(before);
  expect(asked).toBeGreaterThan(0);
  expect(open).toBe(1);
});

test("the view goes on without a network, and its timer is right after a reload", async ({
  context,
  page,
  db,
  address,
}) => {
  const { coachId, path } = await aFacilitatedSession(db);
  await signIn(context, db, address, coachId);
  await page.goto(path);
  await page.getByRole("link", { name: "Facilitate" }).click();
  await expect(round(page)).toBeVisible();
  await hydrated(page);
  const policy = (url: string) =>
    context.request.get(url).then((answer) => answer.headers()["permissions-policy"] ?? "");
  expect(await policy(`${path}/facilitate`)).toContain("screen-wake-lock=(self)");
  expect(await policy(path)).toContain("screen-wake-lock=()");
  // The document itself was loaded with the header: a policy does not change while one moves between pages in place.
  const isAllowed = await page.evaluate(() =>
    Reflect.get(document, "featurePolicy")?.allowsFeature("screen-wake-lock"),
  );
  expect(isAllowed).not.toBe(false);

  await press(page, "Start");
  await expect(page.locator(".facilitate__clock")).toHaveAttribute("data-state", "running");
  await context.setOffline(true);
  const before = await round(page).innerText();
  await press(page, "Next round");
  await expect(round(page)).not.toHaveText(before);
  await expect(page.locator(".facilitate__waiting")).toBeVisible();
  const shown = await round(page).innerText();
  await context.setOffline(false);
  await expect(page.locator(".facilitate__waiting")).toHaveCount(0);
  await page.reload();
  await expect(round(page)).toHaveText(shown);
});
