import type { Page } from "@playwright/test";
import { topicPath } from "#app/discussions/paths.ts";
import { personWithoutSession } from "#app/identity/sessions/session.server.ts";
import type { Db } from "#db/client.server.ts";
import { aSpace, aTopic } from "#tests/discussions/talk.ts";
import { createPerson, type Somebody } from "./people.ts";
import { hydrated } from "./test.ts";

export async function asPerson(db: Db, { id }: Somebody) {
  const person = await personWithoutSession(db, id);
  if (!person) throw new Error("the account was just made");
  return person;
}

/** A space by invitation of two people, with a topic that the first one began. */
export async function aTalk(db: Db, person: Somebody) {
  const other = await createPerson(db, "Bea Quispe");
  const people = [await asPerson(db, person), await asPerson(db, other)] as const;
  const spaceId = await aSpace(db, "invited", { title: "Ferry dock", members: [...people] });
  const { topicId, postId } = await aTopic(db, people[0], spaceId, { source: "How many boats came in?" });
  return { other, spaceId, topicId, postId, path: topicPath({ spaceId, id: topicId }) };
}

export const composer = (page: Page) => page.locator(".composer textarea[name=source]");
export const send = (page: Page) =>
  page.locator(".composer").getByRole("button", { name: "Post", exact: true }).click();
export const posts = (page: Page) => page.locator("article .post__body");

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}
