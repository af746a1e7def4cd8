import AxeBuilder from "@axe-core/playwright";
import { sql } from "drizzle-orm";
import { aTopic } from "#tests/discussions/talk.ts";
import { Keyboard } from "./keyboard.ts";
import { asPerson, aTalk, composer, open, posts } from "./talk.ts";
import { expect, test } from "./test.ts";

/** The browser logs that a form was refused. */
test.use({ expectedComplaints: /status of 4/ });

test("a topic of 200 posts is read and answered with the keyboard at 320 px, without a fault in either theme", async ({
  page,
  person,
  db,
}) => {
  const { other, path, topicId, postId } = await aTalk(db, person);
  await db.execute(sql`insert into discussion_posts (run_id, number, author_id, source, html, renderer, created_at, thread_at)
    select run_id, n, ${other.id}, 'Boat ' || n, '<p dir="auto">Boat ' || n || '</p>', 1, at, at
    from discussion_posts, generate_series(2, 200) n, lateral (select created_at + n * interval '1 millisecond' as at) times
    where id = ${postId}`);
  await db.execute(sql`update discussion_runs set last_number = 200 where topic_id = ${topicId}`);
  await page.setViewportSize({ width: 320, height: 640 });
  const keyboard = new Keyboard(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await open(page, path);
    await expect(page.getByRole("article")).toHaveCount(50);
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
  await keyboard.press(page.getByRole("link", { name: "Newest posts, on page 4" }));
  await expect(posts(page).last()).toHaveText("Boat 200");
  await keyboard.press(page.getByRole("link", { name: "Write a reply" }));
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type("Two hundred and one.");
  await keyboard.press(page.locator(".composer").getByRole("button", { name: "Post", exact: true }));
  await expect(posts(page).last()).toHaveText("Two hundred and one.");
});

test("tags are typed or chosen, kept with a draft and when refused, and lead to the topics that have them", async ({
  page,
  person,
  db,
}) => {
  const { spaceId } = await aTalk(db, person);
  const tides = { name: "Tides", folded: "tides" };
  await aTopic(db, await asPerson(db, person), spaceId, { title: "Low water", tags: [tides] });
  const tags = page.locator("input[name=tags]");
  await open(page, `/community/${spaceId}/topics/new`);
  await page.locator("input[name=title]").fill("Herons");
  await tags.fill("one, two, three, four, five, six");
  await composer(page).pressSequentially("How many herons?");
  await expect(page.getByText("Saved as a draft.").first()).toBeVisible();
  await open(page, `/community/${spaceId}/topics/new`);
  await expect(tags).toHaveValue("one, two, three, four, five, six");
  await page.getByRole("button", { name: "Start the topic" }).click();
  await expect(page.getByText("These are 6 tags.").first()).toBeVisible();
  await expect(tags).toHaveValue("one, two, three, four, five, six");
  await tags.fill("boats");
  await page.getByRole("button", { name: "Tides" }).click();
  await expect(tags).toHaveValue("boats, Tides");
  await page.getByRole("button", { name: "Start the topic" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Herons");
  await page.locator(".tags").getByRole("link", { name: "Tides" }).click();
  await expect(page.locator(".topic__title")).toHaveText(["Herons", "Low water"]);
  await page.getByRole("link", { name: "Show all topics" }).click();
  await expect(page.locator(".topic__title")).toHaveCount(3);
});
