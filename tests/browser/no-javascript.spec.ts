import type { Page } from "@playwright/test";
import { type Answer, courseTitle, type LessonTaken, lessonsTaken } from "./learner.ts";
import { course } from "./lessons.ts";
import { newestMail } from "./mailbox.ts";
import { unregisteredPerson } from "./people.ts";
import { expect, test } from "./test.ts";

/** The browser logs the intended refusal of a form. */
test.use({ javaScriptEnabled: false, expectedComplaints: /status of 422 .*\/sign-up\)/ });

test("the whole course works with plain forms, from sign-up to sign-out", async ({ page }) => {
  test.setTimeout(120_000);
  await signUp(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Courses" }).click();
  await page.getByRole("link", { name: courseTitle }).click();
  await page.getByRole("button", { name: /^Start: / }).click();
  for (const [index, lesson] of lessonsTaken.entries()) {
    await takeLesson(page, lesson);
    const next = lessonsTaken[index + 1];
    if (next)
      await page
        .locator("#end")
        .getByRole("link", { name: `Next: ${next.title}` })
        .click();
  }
  await expect(page.locator("#end")).toContainText(`You finished “${courseTitle}”.`);
  await undoAndRedo(page);
  await page.goto("/reflections");
  await expect(page.getByText("5 reflections")).toBeVisible();
  await signOut(page);
});

test("an empty answer shows an error beside its question and keeps other input", async ({ page, person }) => {
  const lesson = `${course}/lessons/what-an-average-hides`;
  await page.goto(lesson);
  await page.locator("#shape").getByRole("button", { name: "Save my prediction" }).click();
  await expect(page).toHaveURL(/#shape$/);
  await expect(page.locator("#shape")).toContainText("Choose one answer, then save again.");
  await expect(page.getByText("Make your prediction above")).toBeVisible();
  await page.goto("/settings/profile");
  await expect(page.getByLabel("Your name")).toHaveValue(person.name);
});

async function signUp(page: Page): Promise<void> {
  const { name, email, password } = unregisteredPerson();
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByText("There is a problem")).toBeVisible();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create my account" }).click();
  await page.getByLabel("Code from the mail").fill((await newestMail(page, email)).code);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/lessons\//);
}

async function takeLesson(page: Page, lesson: LessonTaken): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: lesson.title })).toBeVisible();
  for (const answer of lesson.answers) {
    await fill(page, answer);
    await page.locator(`#${answer.id} button[type=submit]:visible`).first().click();
    await expect(page).toHaveURL(new RegExp(`/lessons/${lesson.slug}#${answer.id}$`));
    await expectKept(page, answer);
  }
  await page.getByRole("button", { name: "Mark lesson as done" }).click();
  await expect(page.getByRole("heading", { name: "You completed this lesson" })).toBeVisible();
}

async function fill(page: Page, answer: Answer): Promise<void> {
  const exercise = page.locator(`#${answer.id}`);
  switch (answer.kind) {
    case "rate":
      for (const [id, rating] of Object.entries(answer.ratings)) {
        await exercise.locator(`input[name="rating:${id}"][value="${rating}"]`).check();
      }
      return;
    case "choose":
      for (const option of answer.options) await exercise.locator(`input[value="${option}"]`).check();
      return;
    case "write":
      return exercise.locator("[name=answer]").fill(answer.text);
    case "observe":
      await exercise.locator("[name=observations]").fill(answer.observations);
      return exercise.locator("[name=inferences]").fill(answer.inferences);
    case "explore":
      for (const [place, grouping] of answer.groupings.entries()) {
        await exercise.locator(`#${answer.id}-grouping-${place}`).selectOption(grouping);
      }
      return;
    case "sample":
      return exercise.locator(`input[name=size][value="${answer.size}"]`).check();
    case "order":
      for (const [place, item] of answer.items.entries()) {
        await exercise.locator(`select[name="position:${item}"]`).selectOption(String(place + 1));
      }
      return;
    case "match":
      for (const pair of answer.pairs) await exercise.locator(`select[name="match:${pair}"]`).selectOption(pair);
      return;
    case "reflect":
      return exercise.locator("textarea:visible").fill(answer.text);
  }
}

/** The returned page shows the input. */
async function expectKept(page: Page, answer: Answer): Promise<void> {
  const exercise = page.locator(`#${answer.id}`);
  if (answer.kind === "reflect") return expect(exercise.locator("textarea:visible")).toHaveValue(answer.text);
  if (answer.kind === "explore") return expect(exercise.locator(".summary__sentence")).toHaveText(answer.says);
  if (answer.kind === "sample") return expect(exercise).toContainText(`of ${answer.size}, or`);
  if (answer.kind === "rate") return expect(exercise.locator("input:checked")).toHaveCount(4);
  if (answer.kind === "observe") {
    return expect(exercise.locator("[name=observations]")).toHaveValue(answer.observations);
  }
  return expect(exercise.getByText("Yes, that fits.").or(exercise.getByText("You predicted:"))).toBeVisible();
}

async function undoAndRedo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Reopen lesson" }).click();
  await expect(page.getByRole("heading", { name: "You reached the end of this lesson" })).toBeVisible();
  await page.getByRole("button", { name: "Mark lesson as done" }).click();
  await expect(page.getByRole("heading", { name: "You completed this lesson" })).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "Account of" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto("/learning");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
}
