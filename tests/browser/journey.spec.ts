import type { Page } from "@playwright/test";
import { Keyboard } from "./keyboard.ts";
import { type Answer, courseTitle, type LessonTaken, lessonsTaken } from "./learner.ts";
import { newestMail } from "./mailbox.ts";
import { unregisteredPerson } from "./people.ts";
import { expect, hydrated, test } from "./test.ts";

test("the whole course, by keyboard alone, from signing up to the last page", async ({ page }) => {
  test.setTimeout(180_000);
  const keyboard = new Keyboard(page);
  await signUp(keyboard);
  await startCourse(keyboard);
  for (const [index, lesson] of lessonsTaken.entries()) {
    await takeLesson(keyboard, lesson);
    const next = lessonsTaken[index + 1];
    if (next) await keyboard.press(page.locator("#end").getByRole("link", { name: `Next: ${next.title}` }));
  }
  await lookBack(keyboard);
});

async function signUp(keyboard: Keyboard): Promise<void> {
  const { page } = keyboard;
  const { name, email, password } = unregisteredPerson();
  await page.goto("/");
  await hydrated(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await keyboard.press(page.getByRole("main").getByRole("link", { name: /Sign up/ }));
  await keyboard.write(page.getByLabel("Your name"), name);
  await keyboard.write(page.getByLabel("E-mail address"), email);
  await keyboard.write(page.getByLabel("Password", { exact: true }), password);
  await keyboard.press(page.getByRole("button", { name: "Create my account" }));
  await expect(page.getByRole("heading", { level: 1, name: "Check your mail" })).toBeFocused();
  const { code } = await newestMail(page, email);
  await keyboard.write(page.getByLabel("Code from the mail"), code);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/lessons\//);
  await hydrated(page);
}

async function startCourse(keyboard: Keyboard): Promise<void> {
  const { page } = keyboard;
  await keyboard.press(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Courses" }));
  await expect(page.getByRole("heading", { level: 1, name: "Courses" })).toBeFocused();
  await keyboard.press(page.getByRole("link", { name: courseTitle }));
  await expect(page.getByRole("heading", { level: 1, name: courseTitle })).toBeFocused();
  await keyboard.press(page.getByRole("button", { name: /^Start: / }));
}

async function takeLesson(keyboard: Keyboard, lesson: LessonTaken): Promise<void> {
  const { page } = keyboard;
  await expect(page.getByRole("heading", { level: 1, name: lesson.title })).toBeFocused();
  for (const answer of lesson.answers) await give(keyboard, answer);
  await keyboard.press(page.getByRole("button", { name: "Mark lesson as done" }));
  await expect(page.getByRole("heading", { name: "You completed this lesson" })).toBeFocused();
}

/** Answers one component and waits for its feedback. */
async function give(keyboard: Keyboard, answer: Answer): Promise<void> {
  const { page } = keyboard;
  const exercise = page.locator(`#${answer.id}`);
  const submit = exercise.locator("button[type=submit]:visible").first();
  const saved = exercise.getByText("Saved.", { exact: true });
  const fits = exercise.getByText("Yes, that fits.");
  const predicted = exercise.getByText("You predicted:");
  switch (answer.kind) {
    case "rate":
      for (const [id, rating] of Object.entries(answer.ratings)) {
        await keyboard.choose(exercise.locator(`input[name="rating:${id}"]`), String(rating));
      }
      return expect(saved).toBeVisible();
    case "choose":
      if (await exercise.locator("input[type=checkbox]").count()) {
        for (const option of answer.options) {
          await keyboard.press(exercise.locator(`input[value="${option}"]`), "Space");
        }
      } else await keyboard.choose(exercise.locator("input[type=radio]"), answer.options[0] ?? "");
      await keyboard.press(submit);
      return expect(fits.or(predicted)).toBeVisible();
    case "write":
      await keyboard.write(exercise.locator("[name=answer]"), answer.text);
      await keyboard.press(submit);
      return expect(fits.or(predicted)).toBeVisible();
    case "observe":
      await keyboard.write(exercise.locator("[name=observations]"), answer.observations);
      await keyboard.write(exercise.locator("[name=inferences]"), answer.inferences);
      await keyboard.press(submit);
      return expect(saved).toBeVisible();
    case "explore":
      for (const [place, grouping] of answer.groupings.entries()) {
        await keyboard.select(exercise.locator(`#${answer.id}-grouping-${place}`), grouping);
      }
      return expect(exercise.locator(".summary__sentence")).toHaveText(answer.says);
    case "sample":
      await keyboard.choose(exercise.locator("input[name=size]"), String(answer.size));
      await keyboard.press(submit);
      await expect(exercise.getByText(`The newest sample: `)).toBeVisible();
      await keyboard.press(submit);
      return expect(exercise.getByText(`2 samples of ${answer.size} range from`)).toBeVisible();
    case "order":
      await putInOrder(keyboard, answer.id, answer.items);
      await keyboard.press(submit);
      return expect(fits).toBeVisible();
    case "match":
      for (const pair of answer.pairs) {
        await keyboard.select(exercise.locator(`select[name="match:${pair}"]`), pair);
      }
      await keyboard.press(submit);
      return expect(fits).toBeVisible();
    case "reflect":
      await keyboard.write(exercise.locator("textarea:visible").first(), answer.text);
      return expect(exercise.locator(`#${answer.id}-status`)).toHaveText("Saved.");
  }
}

/** Moves each item up to its place; the button keeps the focus, so that Enter can be pressed again. */
async function putInOrder({ page }: Keyboard, id: string, items: string[]): Promise<void> {
  const keyboard = new Keyboard(page);
  const places = page.locator(`#${id} select[name^="position:"]`);
  const orderNow = () => places.evaluateAll((lists) => lists.map((list) => (list as HTMLSelectElement).name.slice(9)));
  for (const [place, item] of items.entries()) {
    let at = (await orderNow()).indexOf(item);
    if (at > place) await keyboard.goTo(page.locator(`#${id}-${item}-up`));
    for (; at > place; at -= 1) {
      await page.keyboard.press("Enter");
      await expect.poll(orderNow).toEqual(expect.arrayContaining([item]));
      await expect.poll(async () => (await orderNow()).indexOf(item)).toBe(at - 1);
    }
  }
}

async function lookBack(keyboard: Keyboard): Promise<void> {
  const { page } = keyboard;
  await expect(page.locator("#end")).toContainText(`You finished “${courseTitle}”.`);
  await keyboard.press(page.locator("#end").getByRole("link", { name: "Back to the course" }));
  await expect(page.getByText(/^Finished on /)).toBeVisible();

  await openOwn(keyboard, "My learning");
  await expect(page.getByRole("region", { name: "Finished" })).toContainText(courseTitle);

  await openOwn(keyboard, "Reflections");
  await expectEveryReflection(page);
}

/** Opens a page of one's own from the menu at one's name. */
async function openOwn(keyboard: Keyboard, name: string): Promise<void> {
  const header = keyboard.page.getByRole("banner");
  await keyboard.press(header.locator("summary"));
  await keyboard.press(header.getByRole("link", { name, exact: true }));
}

async function expectEveryReflection(page: Page): Promise<void> {
  const written = lessonsTaken.flatMap(({ answers }) => answers).filter((answer) => answer.kind === "reflect");
  await expect(page.getByText(`${written.length} reflections`)).toBeVisible();
  for (const { text } of written) await expect(page.getByText(text)).toBeVisible();
}
