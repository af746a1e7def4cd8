import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, shortDayIn } from "#app/time/dates.ts";
import { messageKey } from "../message-key.ts";
import { tagText } from "../topics/tag.ts";
import { type Copied, copiedPosts } from "./copied-posts.server.ts";
import type { ExportedPost, ExportedTopic } from "./queries/exported.server.ts";

/**
 * The copy as Markdown. What people wrote is quoted, so that no post can pass for a heading or for the post of somebody
 * else.
 */
export async function* copyAsMarkdown(copied: Copied): AsyncGenerator<string> {
  const { space, person, now } = copied;
  const written = m.spaceExportWritten({ name: person.name, day: dayAndTimeIn(person.timeZone, now.toISOString()) });
  const top = [`# ${plain(space.title)}`, plain(space.purpose), `*${plain(written)}*`, m.spaceExportNotAnonymous()];
  yield paragraphs(top);
  let last: string | null = null;
  for await (const { topic, post } of copiedPosts(copied)) {
    const heading = topic.id === last ? [] : headingOf(topic, person.timeZone);
    yield paragraphs([...heading, ...linesOf(topic, post, person.timeZone)]);
    last = topic.id;
  }
}

const paragraphs = (parts: string[]) =>
  parts
    .filter(Boolean)
    .map((part) => `${part}\n\n`)
    .join("");

function headingOf({ title, kind, tags, authorName, createdAt }: ExportedTopic, timeZone: string): string[] {
  const name = authorName ?? m.postsErased();
  const begun = m.topicsBegun({ kind: messageKey(kind), name, day: shortDayIn(timeZone, createdAt) });
  const tagged = tags.length > 0 ? [`*${plain(m.tagsOf({ tags: tagText(tags) }))}*`] : [];
  return [`## ${plain(title)}`, `*${plain(begun)}*`, ...tagged];
}

function linesOf(topic: ExportedTopic, post: ExportedPost, timeZone: string): string[] {
  const { authorName, answersId, answersName, round, translation, images } = post;
  const facts = [
    authorName ?? m.postsErased(),
    dayAndTimeIn(timeZone, post.createdAt),
    answersId ? m.spaceExportAnswers({ name: answersName ?? m.postsErased() }) : "",
    round === null ? "" : m.spaceExportRound({ number: round + 1 }),
    post.editedAt ? m.postsEdited() : "",
    post.id === topic.acceptedPostId ? m.spaceExportAccepted() : "",
  ];
  return [
    `### ${plain(facts.filter(Boolean).join(" · "))}`,
    quoted(post.source),
    ...(translation ? [m.spaceExportTranslation(), quoted(translation)] : []),
    ...images.map(({ description }) => `*${plain(m.spaceExportPhoto({ description }))}*`),
  ];
}

const quoted = (text: string) =>
  text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");

/** One line of text without a meaning in Markdown or HTML. */
const plain = (text: string) => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~&!]/g, "\\$&");
