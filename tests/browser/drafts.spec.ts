import type { Page } from "@playwright/test";
import { lessonAddresses } from "./lessons.ts";
import { createPerson, demoPerson, signIn } from "./people.ts";
import { expect, hydrated, test } from "./test.ts";

const withNotes = lessonAddresses.find((address) => address.endsWith("predict-look-say")) ?? "";
const withReflection = lessonAddresses.find((address) => address.endsWith("when-whole-and-parts-disagree")) ?? "";

/** The browser logs requests without a network, and intended refusals. */
test.use({ expectedComplaints: /ERR_INTERNET_DISCONNECTED|status of 401|Failed to fetch/ });

const reflection = (page: Page) => page.locator("form[action*='/reflections/'] textarea").first();
const observations = (page: Page) => page.locator("textarea[name=observations]").first();
const keptOnDevice = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("draft ")).length);

async function signOut(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "Account of" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await hydrated(page);
}

test.beforeEach(async ({ page, person }) => {
  expect(person.id).not.toBe("");
  await page.goto("/");
  for (const address of lessonAddresses.slice(0, lessonAddresses.indexOf(withReflection))) {
    const headers = { Origin: new URL(page.url()).origin, Accept: "application/json" };
    await page.request.post(`${address}/completion`, { headers, form: {} });
  }
});

test("drafts typed offline in two tabs survive closing them and another person's sign-out", async ({
  page,
  context,
  person,
  db,
  address,
}) => {
  const other = await createPerson(db, "Ilse Okonjo");
  await open(page, withReflection);
  const second = await context.newPage();
  await open(second, withReflection);
  await context.setOffline(true);
  await reflection(page).pressSequentially("From the first tab.");
  await expect(page.getByText(/^Saved on this device because /).first()).toBeVisible();
  await reflection(second).pressSequentially("From the second tab.");
  await expect(second.getByText(/^Saved on this device because /).first()).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("From the");
  await context.clearCookies(); // a closing tab's last request escapes the offline emulation
  await second.close();
  await page.goto("about:blank");
  await context.setOffline(false);

  await signIn(context, db, address, other.id);
  await page.goto("/reflections");
  await signOut(page);
  await expect(page.getByText("Signed out").first()).toBeVisible();
  expect(await keptOnDevice(page)).toBe(2);

  await signIn(context, db, address, person.id);
  await page.goto("/courses");
  await expect.poll(() => keptOnDevice(page)).toBe(0);
  await page.goto("/reflections");
  await page.locator(".reflection-card a").first().click();
  await expect(page.locator(".reflection-words").first()).toHaveText("From the second tab.");
  await expect(page.locator(".version", { hasText: "From the first tab." })).toHaveCount(1);
});

test("unsaved text returns after the session expires, and signing out asks first", async ({
  page,
  context,
  person,
  db,
  address,
}) => {
  await open(page, withNotes);
  const text = "漢".repeat(9_109);
  await observations(page).fill(text);
  await expect.poll(() => keptOnDevice(page)).toBe(1);
  await context.clearCookies();
  await page.goto("/sign-in");
  await signIn(context, db, address, person.id);
  await page.goto(withNotes);
  await expect(observations(page)).toHaveValue(text);

  await signOut(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Before you sign out");
  await page.getByRole("button", { name: "Send and sign out" }).click();
  await expect(page.getByText("Signed out").first()).toBeVisible();
  expect(await keptOnDevice(page)).toBe(0);
  await signIn(context, db, address, person.id);
  await page.goto(withNotes);
  await expect(observations(page)).toHaveValue(text);
});

test("what is typed into a form of a page is counted, comes back, and goes once the form is taken", async ({
  page,
  context,
  db,
  address,
}) => {
  await signIn(context, db, address, (await demoPerson(db, "admin@demo.example")).id);
  const note = page.locator("textarea[name=note]");
  const over = page.locator(".field__over");
  await page.goto("/admin/invitations/new");
  await expect(async () => {
    await note.fill("x".repeat(503));
    await expect(over).toContainText("3");
  }, "a sentence says what is over as soon as scripts run").toPass();
  await note.fill("The room is upstairs.");
  await expect(over).toBeEmpty();
  await expect.poll(() => keptOnDevice(page)).toBe(1);

  await page.goto("/");
  await expect(page.locator("main a[href='/drafts']")).toBeVisible();
  await page.goto("/admin/invitations/new");
  await expect(note).toHaveValue("The room is upstairs.");
  await page.locator("input[name=email]").fill(`${crypto.randomUUID()}@visitors.example`);
  await page.locator("main form button[type=submit]:visible, main form button.button--primary").last().click();
  await expect(page).not.toHaveURL(/new$/);
  await expect.poll(() => keptOnDevice(page)).toBe(0);
});

test("words in a form without a textarea outlive an expired session, and go once they are saved", async ({
  page,
  context,
  person,
  db,
  address,
}) => {
  await open(page, "/settings/profile");
  const pronouns = page.locator("input[name=pronouns]");
  await pronouns.fill("sie/hir");
  await expect.poll(() => keptOnDevice(page)).toBe(1);
  await context.clearCookies();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Your text, part 1")).toBeVisible();
  await signIn(context, db, address, person.id);
  await page.goto("/settings/profile");
  await expect(pronouns).toHaveValue("sie/hir");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/saved/);
  await expect.poll(() => keptOnDevice(page)).toBe(0);
  await page.goto("/settings/profile");
  await expect(pronouns).toHaveValue("sie/hir");

  await open(page, "/inquiry/new"); // a form with an id that each page makes anew
  const problem = page.locator("[name=problem]");
  await problem.fill("Who waits longest?");
  await expect.poll(() => keptOnDevice(page)).toBe(1);
  await page.goto("/inquiry/new");
  await expect(problem).toHaveValue("Who waits longest?");
  await expect.poll(() => keptOnDevice(page), "the same words are kept once").toBe(1);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("text submitted without a session is shown and resubmitted after signing in", async ({
    page,
    context,
    person,
    db,
    address,
  }) => {
    await page.goto(withReflection);
    await reflection(page).fill("Typed for too long.");
    await context.clearCookies();
    await page.locator("form[action*='/reflections/'] button[type=submit]").first().click();
    await expect(page.getByLabel("Your text, part 1")).toHaveValue("Typed for too long.");
    await signIn(context, db, address, person.id);
    await page.getByRole("button", { name: "Submit again" }).click();
    await expect(reflection(page)).toHaveValue("Typed for too long.");
  });
});

test("a form that is submitted without a network stays as it is, and says so", async ({ page, context, person }) => {
  expect(person.id).not.toBe("");
  await open(page, "/inquiry/new");
  const problem = page.locator("[name=problem]");
  const held = page.getByText(/^Error: You are offline, so nothing was sent/);
  const start = page.getByRole("main").getByRole("button", { name: "Start", exact: true });
  await page.locator("[name=title]").fill("Greeting at the door");
  await problem.fill("Children come in without a word.");
  await context.setOffline(true);
  await start.click();
  await expect(held).toHaveCount(1);
  await expect(problem).toHaveValue("Children come in without a word.");
  await context.setOffline(false);
  await expect(held).toHaveCount(0);
  await start.click();
  await expect(page).toHaveURL(/\/plan$/);
  await expect(page.locator("[name=problem]")).toHaveValue("Children come in without a word.");
});
