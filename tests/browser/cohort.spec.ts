import type { Browser, Page } from "@playwright/test";
import { insertRoleGrant } from "#app/identity/people/queries/role-grants.server.ts";
import { dayAfter, dayOf } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { createPerson, signIn } from "./people.ts";
import { expect, hydrated, listenTo, test } from "./test.ts";

const phone = { width: 375, height: 740 };

const press = (page: Page, name: string | RegExp) => page.getByRole("main").getByRole("button", { name }).click();
const follow = (page: Page, name: string | RegExp) =>
  page.getByRole("main").getByRole("link", { name }).first().click();

/** A cohort that follows the program, with sessions from tomorrow on; its address. */
async function makeCohort(coach: Page): Promise<string> {
  await coach.goto("/cohorts/new");
  await coach.getByLabel("Name", { exact: true }).fill("Ferry dock cohort");
  await press(coach, "Make the cohort");
  await expect(coach).toHaveURL(/\/cohorts\/[\w-]{36}\?saved=created$/);
  const cohort = new URL(coach.url()).pathname;
  const day = dayAfter(dayOf(new Date(), "America/Los_Angeles"));
  await coach.goto(`${cohort}/plan?day=${day}&time=16:00&rhythm=weekly`);
  await press(coach, "Make these sessions");
  await expect(coach).toHaveURL(`${cohort}/sessions`);
  return cohort;
}

/** A member on a phone who joins by the code that the coach made for a room. */
async function joinByCode(coach: Page, member: Page, cohort: string): Promise<void> {
  await coach.goto(`${cohort}/invitations`);
  await press(coach, "Make a code");
  const code = await coach.getByRole("main").locator("li code").innerText();
  await member.goto("/join");
  await member.getByLabel("Code").fill(code);
  await press(member, "Check the code");
  await press(member, "Join");
  await expect(member.getByRole("main").getByRole("link").first()).toBeVisible();
  await member.goto(cohort);
  await expect(member.getByRole("heading", { name: "Next session" })).toBeVisible();
}

/** The coach takes attendance with one exception and leaves a next step, which is on the member's overview. */
async function holdSession(coach: Page, member: Page, cohort: string): Promise<void> {
  await coach.goto(cohort);
  await coach.getByRole("region", { name: "Next session" }).getByRole("link").first().click();
  await expect(coach).toHaveURL(/\/sessions\/[\w-]{36}$/);
  const session = new URL(coach.url()).pathname;
  await coach.getByLabel("What happens next").fill("Bring one count.");
  await press(coach, "Add the next step");
  await expect(coach.getByText("Bring one count.").first()).toBeVisible();
  await coach.goto(`${session}/attendance`);
  await hydrated(coach);
  const row = coach.getByRole("group", { name: /^Mele Tupou/ });
  await expect(row.getByLabel("Present")).toBeChecked();
  await row.getByLabel("Late", { exact: true }).check();
  await row.getByLabel("Minutes late").fill("1e1");
  await press(coach, "Save attendance");
  await expect(row.getByText("Enter a whole number in digits only")).toBeVisible();
  await expect(row.getByLabel("Late", { exact: true })).toBeChecked();
  await row.getByLabel("Minutes late").fill("10");
  await press(coach, "Save attendance");
  await expect(coach.locator(":focus")).toHaveText("Attendance is saved.");
  await member.goto(cohort);
  await expect(member.getByRole("region", { name: "Open next steps" })).toContainText("Bring one count.");
}

const parts = {
  problem: "The last bus leaves before the last bell.",
  who: "Families without a car.",
  asset: "Parents who drive together.",
  power: "When we ring.",
  question: "For whom is the last bus too early?",
};

/** The member writes a problem of practice and hands it in; its address. */
async function handIn(member: Page, cohort: string): Promise<string> {
  await member.goto(`${cohort}/work`);
  await press(member, "Start: Problem of practice");
  await expect(member).toHaveURL(/\/artifacts\/[\w-]{36}$/);
  await hydrated(member);
  for (const [key, text] of Object.entries(parts)) await member.locator(`[name=field-${key}]`).fill(text);
  await press(member, "Hand in");
  await expect(member.getByText("Handed in", { exact: true })).toBeVisible();
  await hydrated(member);
  await press(member, "Take it back");
  await expect(member.locator(":focus")).toContainText("Draft"); // the form that had the focus is gone
  await press(member, "Hand in");
  await expect(member.getByText("Handed in", { exact: true })).toBeVisible();
  return new URL(member.url()).pathname;
}

/** The coach finds it on the desk, comments on a passage and returns it. */
async function answer(coach: Page, artifact: string): Promise<void> {
  await coach.goto("/desk");
  await coach.locator(`a[href="${artifact}"]`).first().click();
  await expect(coach).toHaveURL(artifact);
  await coach.getByLabel("About", { exact: true }).selectOption("problem");
  await coach.getByLabel("The words it is about").fill("before the last bell");
  await coach.getByLabel("Comment", { exact: true }).fill("Who set that time?");
  await press(coach, "Add the comment");
  await expect(coach.getByRole("main").getByText("Who set that time?")).toBeVisible();
  await press(coach, "Return with comments");
  await expect(coach.getByText("Returned with comments", { exact: true })).toBeVisible();
}

async function openPhone(browser: Browser, db: Db, address: string, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: phone });
  await listenTo(context, address, complaints);
  const { id } = await createPerson(db, "Mele Tupou");
  await signIn(context, db, address, id);
  return context.newPage();
}

test.use({ expectedComplaints: /status of 422 .*\/attendance/ });

test("a cohort is made from a program, joined by code, met with, and its work is answered, revised and accepted", async ({
  page: coach,
  browser,
  db,
  address,
  person,
  complaints,
}) => {
  await insertRoleGrant(db, { personId: person.id, role: "coach", reason: "for this test" });
  const member = await openPhone(browser, db, address, complaints);
  const cohort = await makeCohort(coach);
  await joinByCode(coach, member, cohort);
  await holdSession(coach, member, cohort);
  const artifact = await handIn(member, cohort);
  await answer(coach, artifact);

  await member.goto(artifact);
  await hydrated(member);
  await expect(member.getByRole("main").getByText("Who set that time?")).toBeVisible();
  await member.locator("[name=field-problem]").fill("The last bus leaves before the last bell, as the contract says.");
  await press(member, "Hand in the revision");
  await expect(member.getByText("Revised and handed in", { exact: true })).toBeVisible();
  await coach.goto(artifact);
  await expect(coach.getByRole("main").locator("mark")).toContainText("before the last bell");
  await press(coach, "Accept");
  await expect(coach.getByText("Accepted", { exact: true })).toBeVisible();

  await coach.goto(`${cohort}/log`);
  await expect(coach.getByRole("main").getByText("Mele Tupou").filter({ visible: true }).first()).toBeVisible();
  await member.goto(`${cohort}/work`);
  await follow(member, /Problem of practice/);
  await expect(member.getByText("Accepted", { exact: true })).toBeVisible();
  expect(await member.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await member.context().close();
});
