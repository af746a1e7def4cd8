import type { BrowserContext, Page } from "@playwright/test";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { fromNow } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { roleGrants } from "#db/schema/index.ts";
import { askedInstrument } from "#tests/instruments/asked.ts";
import { aCohort } from "#tests/world.ts";
import { newestMail } from "./mailbox.ts";
import { createPerson, signIn, unregisteredPerson } from "./people.ts";
import { expect, hydrated, listenTo, test } from "./test.ts";

/** A page for each phase of nine months; tests/cohorts/nine-months.test.ts lives through them with a moved clock. */
test("a cohort from its making to its end: coach and member, a page for each phase", async ({
  context,
  page: coach,
  browser,
  db,
  address,
  complaints,
}) => {
  test.setTimeout(60_000);
  const coachId = await aCoach(db);
  await signIn(context, db, address, coachId);
  const cohort = await makesCohort(coach);
  const members = await browser.newContext({ baseURL: address });
  await listenTo(members, address, complaints);
  const member = await joinsByMail(coach, members, cohort);
  await acceptsAgreement(member, cohort);
  await meets({ coach, member, cohort, db, coachId });
  await answersWork(coach, member, cohort);
  await answersSurvey(member, await askedInstrument(db, cohort.split("/").at(-1) ?? ""));
  await ends(coach, member, cohort);
  await members.close();
});

/** Somebody who coaches elsewhere, and so may make a cohort. */
async function aCoach(db: Db): Promise<string> {
  const { id } = await createPerson(db, "Wren Halvorsen");
  const cohortId = await aCohort(db, { name: "Elsewhere" });
  await db.insert(roleGrants).values({ personId: id, role: "coach", cohortId, reason: "For a test." });
  return id;
}

/** A cohort from the program, its sessions and its agreement; the path of its page. */
async function makesCohort(coach: Page): Promise<string> {
  await coach.goto("/cohorts/new");
  await coach.getByLabel("Name", { exact: true }).fill("Herons");
  await coach.getByRole("button", { name: "Make the cohort" }).click();
  await coach.getByRole("link", { name: "Sessions", exact: true }).click();
  await coach.getByRole("main").getByRole("link", { name: "Plan the sessions" }).click();
  await coach.getByRole("button", { name: "Make these sessions" }).click();
  await expect(coach.getByRole("heading", { level: 2, name: "Coming up" })).toBeVisible();
  await coach.getByRole("link", { name: "Overview", exact: true }).click();
  await coach.getByRole("link", { name: "Write the agreement" }).click();
  await coach.getByRole("button", { name: "Save this version" }).click();
  await expect(coach.getByText(/^Version 1/)).toBeVisible();
  return new URL(coach.url()).pathname.replace("/agreement", "");
}

async function joinsByMail(coach: Page, members: BrowserContext, cohort: string): Promise<Page> {
  const { email, name } = unregisteredPerson("Sky Ibarra");
  await coach.goto(`${cohort}/invitations`);
  await coach.getByLabel("E-mail addresses").fill(email);
  await coach.getByRole("button", { name: "Send the invitations" }).click();
  const { linkPath } = await newestMail(coach, email);
  const member = await members.newPage();
  await member.goto(linkPath);
  await member.getByLabel("Your name").fill(name);
  await member.getByRole("button", { name: "Create my account and accept" }).click();
  await expect(member.getByText("Invitation accepted")).toBeVisible();
  return member;
}

async function acceptsAgreement(member: Page, cohort: string): Promise<void> {
  await member.goto(`${cohort}/goals`);
  await member.getByRole("link", { name: "Read the agreement" }).click();
  await member.getByRole("button", { name: "I accept this agreement" }).click();
  await expect(member.getByText("Thank you. You accepted the agreement.")).toBeVisible();
}

type Meeting = { coach: Page; member: Page; cohort: string; db: Db; coachId: string };

/** A session that is on: the member checks in by code, the coach writes a note and a next step, the member does it. */
async function meets({ coach, member, cohort, db, coachId }: Meeting): Promise<void> {
  const cohortId = cohort.split("/").at(-1) ?? "";
  const host = { id: coachId, grants: [{ role: "coach" as const, organizationId: null, cohortId }] };
  const now = { title: "Kick-off today", startsAt: fromNow(-60_000), minutes: 60 };
  const made = await createMeetings(db, host as Parameters<typeof createMeetings>[1], cohortId, [now]);
  const session = `${cohort}/sessions/${made === "not_allowed" ? "" : made.meetingIds[0]}`;
  await coach.goto(`${session}/check-in`);
  await coach.getByRole("button", { name: "Open check-in for half an hour" }).click();
  const code = await coach.locator(".check-in-code").innerText();
  await member.goto("/check-in");
  await member.getByLabel("Code").fill(code);
  await member.getByRole("button", { name: "Check in" }).click();
  await expect(member.getByText("You are checked in:")).toBeVisible();
  await coach.goto(session);
  await coach.getByLabel("Note for the cohort").fill("Three buses leave early.");
  await coach.getByRole("button", { name: "Add the note" }).click();
  await expect(coach.getByText("Three buses leave early.")).toBeVisible();
  await coach.getByLabel("What happens next").fill("Ask two riders.");
  await coach.getByLabel("Who does it").selectOption({ label: "Sky Ibarra" });
  await coach.getByRole("button", { name: "Add the next step" }).click();
  await expect(coach.getByText("Ask two riders.").first()).toBeVisible();
  await member.goto(session);
  await expect(member.getByText("Three buses leave early.")).toBeVisible();
  await member.getByRole("button", { name: "Done: Ask two riders." }).click();
  await expect(member.getByRole("button", { name: "Open again: Ask two riders." })).toBeVisible();
}

/** A piece of work is handed in, returned with a word, revised and accepted. */
async function answersWork(coach: Page, member: Page, cohort: string): Promise<void> {
  await member.goto(`${cohort}/work`);
  await member.getByRole("button", { name: /^Start: Problem of practice/ }).click();
  await hydrated(member);
  for (const field of await member.getByRole("main").locator("textarea").all()) await field.fill("Riders wait.");
  await member.getByRole("button", { name: "Hand in" }).click();
  await expect(member.getByText("Handed in", { exact: true })).toBeVisible();
  const work = new URL(member.url()).pathname;
  await coach.goto(work);
  await coach.getByLabel("A word to the whole").fill("Whose voice is missing?");
  await coach.getByRole("button", { name: "Return with comments" }).click();
  await expect(coach.getByText("Returned with comments", { exact: true })).toBeVisible();
  await member.goto(work);
  await expect(member.getByText("Whose voice is missing?")).toBeVisible();
  await member.getByRole("button", { name: "Hand in the revision" }).click();
  await expect(member.getByText("Revised and handed in", { exact: true })).toBeVisible();
  await coach.goto(work);
  await coach.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(coach.getByText("Accepted", { exact: true })).toBeVisible();
}

async function answersSurvey(member: Page, runId: string): Promise<void> {
  await member.goto(`/instruments/${runId}`);
  await member.getByLabel("Right").check();
  await member.getByRole("main").locator("form button").first().click();
  await expect(member).toHaveURL(/saved/);
}

/** The coach ends the membership as of yesterday, and the pages close at once. */
async function ends(coach: Page, member: Page, cohort: string): Promise<void> {
  await coach.goto(`${cohort}/people`);
  await coach.getByRole("link", { name: "End the membership of Sky Ibarra" }).click();
  await coach.getByRole("button", { name: "End membership" }).click();
  await expect(coach.getByText("The membership has ended.")).toBeVisible();
  expect((await member.request.get(cohort)).status()).toBe(404);
}
