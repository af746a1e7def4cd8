import type { Page } from "@playwright/test";
import { lessonsTaken } from "./learner.ts";
import { course, lessonAddresses } from "./lessons.ts";
import { expect, hydrated, test } from "./test.ts";

const [first = "", second = "", third = ""] = lessonAddresses;
const smallestTarget = 24;

const outlineButton = (page: Page) => page.getByRole("button", { name: "All lessons" });

test.use({ viewport: { width: 320, height: 640 } });
test.beforeEach(({ person }) => expect(person.id).not.toBe(""));

test("a lesson does not scroll sideways", async ({ page }) => {
  await page.goto(first);
  await expect(page.getByRole("heading", { level: 1, name: lessonsTaken[0]?.title })).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
  for (const place of [page.locator("#lesson-text"), page.locator("#end")]) {
    const box = await place.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  }
});

test("the lesson list opens on demand, closes with Escape and links to lessons", async ({ page }) => {
  await page.goto(first);
  await hydrated(page);
  const dialog = page.getByRole("dialog");
  await outlineButton(page).click();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("link")).toHaveCount(lessonAddresses.length);
  await expect(dialog.locator(":focus")).toHaveCount(1);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await smallTargets(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(outlineButton(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("link", { name: lessonsTaken[1]?.title }).click();
  await expect(page).toHaveURL(new RegExp(`${second}$`));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: lessonsTaken[1]?.title })).toBeVisible();
});

test("touch targets in a lesson are large enough", async ({ page }) => {
  for (const address of [first, second, third]) {
    await page.goto(address);
    await expect(page.locator("button.term").first()).toBeVisible();
    expect(await smallTargets(page), address).toEqual([]);
  }
});

test("text at twice the size fits", async ({ page }) => {
  for (const address of ["/", "/courses", course, first]) {
    await page.goto(address);
    await expect(page.locator("h1")).toBeVisible();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect(await sidewaysScroll(page), address).toBe(0);
  }
});

test("forced colors and reduced motion hide nothing", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await page.goto(first);
  await hydrated(page);
  await page.locator(".site-menu > summary").click();
  await expect(page.getByRole("navigation", { name: "Menu" }).getByRole("link").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("#shape").getByRole("radio").first()).toBeVisible();
  const mark = page.getByRole("button", { name: "Mark lesson as done" });
  for (const button of [mark, outlineButton(page)]) {
    await expect(button).toBeVisible();
    expect(await button.evaluate((each) => getComputedStyle(each).borderTopStyle), "an edge to see").toBe("solid");
  }
  await outlineButton(page).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const seconds = await dialog.evaluate((each) => Number.parseFloat(getComputedStyle(each).animationDuration));
  expect(seconds).toBeLessThanOrEqual(0.01);
});

/** The words are replaced by hand, and hydration in the middle of that would report a mismatch. */
test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a very long word never widens the page", async ({ page }) => {
    for (const address of ["/learning", "/reflections", "/settings/profile"]) {
      await page.goto(address);
      await page.evaluate(() => {
        const texts = document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, label, span, strong, nav a)");
        for (const text of texts)
          if (text.children.length === 0 && !text.closest("button")) text.textContent = "W".repeat(80);
      });
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 640 });
        expect(await sidewaysScroll(page), `px of sideways scroll of ${address} at ${width} px`).toBe(0);
      }
    }
  });
});

test("the print view contains the learner's whole answer", async ({ page }) => {
  const answer = Array.from({ length: 60 }, (_, line) => `Line ${line + 1}: the form comes in one language.`).join(
    "\n",
  );
  await page.goto(`${third}#a-door`);
  await expect(page.locator("button.term").first()).toBeVisible();
  await page.locator("#a-door textarea").fill(answer);
  await expect(page.locator("#a-door-status")).toHaveText("Saved.");
  await page.getByRole("link", { name: "Print view" }).click();
  await expect(page.getByRole("button", { name: "Print this page" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const words = page.locator("#a-door textarea");
  await expect(words).toBeVisible();
  await expect(words).toHaveValue(answer);
  expect(await words.evaluate((field) => field.scrollHeight - field.clientHeight), "px of it that are cut off").toBe(0);
  await expect(page.getByRole("button", { name: "Print this page" })).toBeHidden();
});

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Visible controls that are smaller than a touch target, without links and words inside a sentence. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const pressable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const isInSentence = (element: Element) => {
      const around = element.closest("p, li, td, dd, figcaption");
      const isInline = getComputedStyle(element).display.startsWith("inline");
      return isInline && around !== null && around.textContent?.trim() !== element.textContent?.trim();
    };
    return [...document.querySelectorAll(pressable)].flatMap((element) => {
      const target = element.closest("label") ?? element;
      if (!target.checkVisibility({ visibilityProperty: true }) || isInSentence(target)) return [];
      const { width, height } = target.getBoundingClientRect();
      if (Math.min(width, height) >= smallest) return [];
      return [`${element.outerHTML.slice(0, 120)}: ${width.toFixed(1)} × ${height.toFixed(1)}`];
    });
  }, smallestTarget);
}
