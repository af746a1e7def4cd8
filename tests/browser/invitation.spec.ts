import { randomUUID } from "node:crypto";
import { newestMail } from "./mailbox.ts";
import { demoPerson, signIn } from "./people.ts";
import { expect, test } from "./test.ts";

test("a list with two bad rows is fixed and imported, and an invited person accepts", async ({
  page,
  context,
  browser,
  db,
  address,
}) => {
  await signIn(context, db, address, (await demoPerson(db, "admin@demo.example")).id);
  const email = `${randomUUID()}@visitors.example`;
  const check = async (text: string) => {
    await page.goto("/admin/imports");
    await page.setInputFiles("#file", { name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import of staff.csv");
  };

  await check(`email,name,role\n${email},Noor Quill,\nnobody,Ana,\nbea@visitors.example,Bea,king\n`);
  await expect(page.getByText("2 rows have problems to fix.")).toBeVisible();
  await expect(page.getByText("email: This is not an e-mail address.")).toBeVisible();
  await expect(page.getByText(/This role does not exist/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import only/ })).toHaveText("Import only the good row");

  await check(`email,name,role\n${email},Noor Quill,\n`);
  await page.getByLabel(/^Mail everyone/).check();
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByText("Imported.", { exact: true })).toBeVisible();

  const { linkPath } = await newestMail(page, email);
  const guests = await browser.newContext({ baseURL: address });
  const guest = await guests.newPage();
  await guest.goto(linkPath);
  await expect(guest.getByLabel("Your name")).toHaveValue("Noor Quill");
  await guest.getByRole("button", { name: "Create my account and accept" }).click();
  await expect(guest.getByText("Invitation accepted")).toBeVisible();
  await guests.close();
});
