import { idFor } from "#db/seed/random.ts";
import { demoPerson, signIn } from "./people.ts";
import { expect, hydrated, test } from "./test.ts";

test("a seat that is offered is in the list of trainings, and the keyboard goes on where it is accepted", async ({
  page,
  context,
  db,
  address,
}) => {
  await signIn(context, db, address, (await demoPerson(db, "educator@demo.example")).id);
  await page.goto("/trainings");
  await hydrated(page);
  const line = page.getByRole("listitem").filter({ hasText: "A seat is offered to you until" });
  await line.getByRole("link", { name: "Answer the offer" }).press("Enter");
  await expect(page.locator(":focus")).toHaveText("A seat is held for you");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Accept the seat" })).toBeFocused();
});

test("the management of a training has the space of a section on a phone", async ({ page, context, db, address }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await signIn(context, db, address, (await demoPerson(db, "lead@demo.example")).id);
  await page.goto(`/trainings/${idFor("training run focus-groups")}`);
  const bottom = await page
    .getByRole("region", { name: "Facilitators" })
    .evaluate((each) => each.getBoundingClientRect().bottom);
  const top = await page
    .getByRole("heading", { name: "Manage this training" })
    .evaluate((each) => each.getBoundingClientRect().top);
  expect(top - bottom).toBeGreaterThanOrEqual(32);
});
