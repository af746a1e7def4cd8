import { aTalk, composer, open } from "./talk.ts";
import { expect, test } from "./test.ts";

/** The browser logs requests that a new page cut, and that this file's second test has no service worker. */
test.use({ expectedComplaints: /ERR_|Failed to (fetch|load)|Service Worker registration blocked/ });

test("a quote joins the words that come back from the device, and neither is lost", async ({ page, person, db }) => {
  const { path, postId } = await aTalk(db, person);
  const answering = `${path}?answers=${postId}&quote=${postId}#write`;
  await open(page, answering);
  await expect(composer(page)).toHaveValue(/> How many boats came in\?/);
  await composer(page).fill("");
  await composer(page).pressSequentially("Twelve, I think.");
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith("draft ")));
  await open(page, answering);
  await expect(composer(page)).toHaveValue(/^Twelve, I think\.\n\n\[.*\]\(.*\):\n\n> How many boats came in\?/);
  await open(page, answering);
  await expect(composer(page)).toHaveValue(/^Twelve, I think\./);
  expect((await composer(page).inputValue()).match(/How many boats/g)).toHaveLength(1);
});

test.describe("with every request seen", () => {
  test.use({ serviceWorkers: "block" });

  test("words that are saved while their page is read anew come back from the device to a page that was made before", async ({
    page,
    person,
    db,
  }) => {
    const { path } = await aTalk(db, person);
    const [asked, made] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route("**/community/drafts/text", async (route) => {
      asked.resolve();
      await made.promise;
      await route.continue();
    });
    await open(page, path);
    await composer(page).pressSequentially("Twelve, I think.");
    await asked.promise;
    const saved = page.waitForEvent("console", (message) => message.text() === "saved");
    await page.evaluate(() => {
      const tell = () => document.body.innerText.includes("Saved as a draft.") && console.info("saved");
      new MutationObserver(tell).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      made.resolve();
      await saved;
      await route.fulfill({ response });
    });
    await page.route("**/marks*", () => undefined); // what they answer would bring the draft too
    await open(page, path);
    await expect(composer(page)).toHaveValue("Twelve, I think.");
  });
});
