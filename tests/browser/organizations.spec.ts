import { randomUUID } from "node:crypto";
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { insertRoleGrant } from "#app/identity/people/queries/role-grants.server.ts";
import type { Db } from "#db/client.server.ts";
import { Keyboard } from "./keyboard.ts";
import { createPerson, signIn } from "./people.ts";
import { expect, test } from "./test.ts";

/** How a person works through a page: by keyboard with scripts, or by mouse without. */
type InputMethod = {
  write: (field: Locator, text: string) => Promise<void>;
  press: (control: Locator) => Promise<void>;
  choose: (list: Locator, value: string) => Promise<void>;
};

const withKeys = (page: Page): InputMethod => {
  const keyboard = new Keyboard(page);
  return {
    write: (field, text) => keyboard.write(field, text),
    press: (control) => keyboard.press(control),
    choose: (list, value) => keyboard.select(list, value),
  };
};

const withClicks: InputMethod = {
  write: (field, text) => field.fill(text),
  press: (control) => control.click(),
  choose: async (list, value) => {
    await list.selectOption(value);
  },
};

async function becomeAdministrator(context: BrowserContext, db: Db, address: string) {
  const person = await createPerson(db, "Inés Castillo");
  await insertRoleGrant(db, { personId: person.id, role: "administrator", reason: "for this test" });
  await signIn(context, db, address, person.id);
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name });
const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

async function add(page: Page, { write, press, choose }: InputMethod, name: string) {
  await page.goto("/admin/organizations/new");
  await write(page.getByLabel("Name"), name);
  await choose(page.getByLabel("Kind"), "cbo");
  await press(button(page, "Add organization"));
  await expect(page.getByText("The organization was added.")).toBeVisible();
}

/** Adds two, renames one, merges it into the other, and undoes that. */
async function journey(page: Page, hands: InputMethod) {
  const { write, press } = hands;
  const [going, renamed, staying] = ["heron", "otter", "lantern"].map((word) => `${randomUUID()} ${word}`) as [
    string,
    string,
    string,
  ];
  await add(page, hands, staying);
  await add(page, hands, going);
  await press(link(page, "Rename"));
  await write(page.getByLabel("New name"), renamed);
  await write(page.getByLabel("Reason"), "It chose another name.");
  await press(button(page, "Rename"));
  await expect(title(page, renamed)).toBeVisible();
  await press(link(page, "Merge into another"));
  await write(page.getByLabel("Organization to keep"), staying);
  await press(button(page, "Search"));
  await press(link(page, `Choose ${staying}`));
  await expect(page.getByText(`${renamed} is closed, and its page redirects to ${staying}.`)).toBeVisible();
  await write(page.getByLabel("Reason"), "They are one.");
  await press(button(page, `Merge into ${staying}`));
  await expect(title(page, staying)).toBeVisible();
  await press(button(page, `Undo: ${renamed} was merged into this one`));
  await expect(page.getByText("The change was undone.")).toBeVisible();
  await page.goto(`/admin/organizations?q=${renamed}`);
  await press(link(page, renamed));
  await press(button(page, /^Undo: Renamed/));
  await expect(title(page, going)).toBeVisible();
}

test("organizations are added, renamed, merged and reverted by keyboard", async ({ page, context, db, address }) => {
  test.setTimeout(120_000);
  await becomeAdministrator(context, db, address);
  await journey(page, withKeys(page));
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("organizations are added, renamed, merged and reverted", async ({ page, context, db, address }) => {
    await becomeAdministrator(context, db, address);
    await journey(page, withClicks);
  });
});
