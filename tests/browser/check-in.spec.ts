import type { Browser, Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { meetingInvitations, meetings, trainingRunFacilitators, trainingRuns } from "#db/schema/index.ts";
import { createPerson, type Somebody, signIn } from "./people.ts";
import { expect, hydrated, listenTo, test } from "./test.ts";

/** The browser logs each request without a network, and, once without a word, a look for a newer service worker. */
test.use({
  expectedComplaints:
    /ERR_INTERNET_DISCONNECTED|Failed to fetch|error occurred when fetching the script|^Uncaught at \S+\/check-in: $/,
});

/** A session of a training that began five minutes ago, with its facilitator and one participant; its address. */
async function aSession(db: Db, { host, participant }: Record<"host" | "participant", Somebody>) {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const zone = { timeZone: "America/Los_Angeles" };
  const [run] = await db
    .insert(trainingRuns)
    .values({
      ...{ ...zone, offeringKind: "training", offeringSlug: "none", title: "Ferry dock training", format: "in_person" },
      ...{ startsAt: at(-5), endsAt: at(115), capacity: 5, publishedAt: at(-60) },
    })
    .returning();
  const trainingRunId = run?.id ?? "";
  await db
    .insert(trainingRunFacilitators)
    .values({ runId: trainingRunId, personId: host.id, name: host.name, qualification: "", position: 1 });
  const [meeting] = await db
    .insert(meetings)
    .values({ ...zone, trainingRunId, kind: "training", title: "Ferry dock training", startsAt: at(-5), minutes: 120 })
    .returning();
  const meetingId = meeting?.id ?? "";
  await db.insert(meetingInvitations).values([
    { meetingId, personId: host.id, role: "host" },
    { meetingId, personId: participant.id, role: "participant" },
  ]);
  return { meetingId, screen: `/trainings/${trainingRunId}/sessions/${meetingId}/check-in` };
}

type Room = { browser: Browser; db: Db; address: string; complaints: string[] };

/** The screen in the room, where the facilitator opens check-in. */
async function openScreen({ browser, db, address, complaints }: Room, host: Somebody, screen: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: address });
  await listenTo(context, address, complaints);
  await signIn(context, db, address, host.id);
  const page = await context.newPage();
  await page.goto(screen);
  await page.getByRole("button", { name: "Open check-in for half an hour" }).click();
  await expect(page.locator(".check-in-code")).toBeVisible();
  return page;
}

test("a code typed without a network is kept on the phone and counts once the network is back", async ({
  browser,
  context,
  page,
  person,
  db,
  address,
  complaints,
}) => {
  const host = await createPerson(db, "Hana Host");
  const { meetingId, screen } = await aSession(db, { host, participant: person });
  const room = await openScreen({ browser, db, address, complaints }, host, screen);
  const status = page.getByRole("main").getByRole("status").first();
  const typeOffline = async (code: string) => {
    await page.goto("/check-in");
    await hydrated(page);
    await context.setOffline(true);
    await page.getByLabel("Code").fill(code);
    await page.getByRole("button", { name: "Check in" }).click();
    await expect(status).toContainText("There is no network.");
  };

  await typeOffline(`7${await room.locator(".check-in-code").innerText()}`);
  await context.setOffline(false);
  await expect(status).toContainText("was not the one on the screen");

  await typeOffline(await room.locator(".check-in-code").innerText());
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto("/check-in");
  await expect(again.getByRole("main").getByRole("status").first()).toContainText("You are checked in");
  const seen = await db.execute<{ source: string }>(sql`select source from attendance_observations
    where meeting_id = ${meetingId} and person_id = ${person.id}`);
  expect([...seen]).toEqual([{ source: "offline" }]);
  await room.context().close();
});
