import type { Page } from "@playwright/test";
import { lessonAddresses } from "./lessons.ts";
import { expect, hydrated, test } from "./test.ts";

const [lesson = ""] = lessonAddresses;

/** Selects the first words of the lesson's first long paragraph, as a reader does, and returns them. */
function selectWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const paragraphs = [...document.querySelectorAll("#lesson-text p")];
    const node = paragraphs
      .filter((each) => !each.closest(".exercise, figure, form"))
      .map(({ firstChild }) => firstChild)
      .find((each) => each instanceof Text && each.data.length > 60);
    if (!(node instanceof Text)) throw new Error("no paragraph");
    const range = document.createRange();
    range.setStart(node, 0);
    range.setEnd(node, 40);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    return node.data.slice(0, 40).replace(/\s+/g, " ").trim();
  });
}

/** The texts that the browser marks as notes. */
const marked = (page: Page) => page.evaluate(() => [...(CSS.highlights.get("lesson-note") ?? [])].map(String));

test("words are highlighted and noted by keyboard, come back, and are all in My notes", async ({ page, person }) => {
  expect(person.id).not.toBe("");
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(lesson);
  await hydrated(page);
  const words = await selectWords(page);
  const tools = page.getByRole("form", { name: "Selected words" });
  await expect(tools).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(tools.getByRole("button", { name: "Highlight" })).toBeFocused();
  await page.keyboard.press("Enter");
  const notes = page.locator("#notes");
  await expect(notes.getByRole("blockquote")).toHaveText(words);
  await expect(tools).toBeHidden();
  await expect.poll(() => marked(page)).toEqual([words]);

  await selectWords(page);
  await tools.getByRole("button", { name: "Note" }).click();
  await page.keyboard.type("Who was counted?");
  await tools.getByRole("button", { name: "Save note" }).click();
  await expect(notes.getByText("Who was counted?")).toBeVisible();

  await page.reload();
  await expect.poll(() => marked(page)).toEqual([words, words]);
  await page.goto("/notes");
  await hydrated(page);
  await page.getByRole("link", { name: "Show in the lesson" }).first().click();
  await expect(page).toHaveURL(/#note-/);
  await expect.poll(() => page.evaluate(() => CSS.highlights.has("lesson-note-current"))).toBe(true);
});
