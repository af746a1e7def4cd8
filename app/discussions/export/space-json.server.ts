import * as m from "#app/messages/catalog.ts";
import { type Copied, copiedPosts } from "./copied-posts.server.ts";
import type { ExportedPost, ExportedTopic } from "./queries/exported.server.ts";

/** The copy as one JSON object, with a line for each topic and post. */
export async function* copyAsJson(copied: Copied): AsyncGenerator<string> {
  const { space, person, now } = copied;
  const { id, kind, title, purpose, agreements } = space;
  const top = {
    ...{ format: "sound-practice-space", version: 1, note: m.spaceExportNotAnonymous() },
    ...{ exportedAt: now.toISOString(), exportedBy: person.name, space: { id, kind, title, purpose, agreements } },
  };
  yield `${JSON.stringify(top).slice(0, -1)},"topics":[`;
  let last: string | null = null;
  for await (const { topic, post } of copiedPosts(copied)) {
    if (topic.id === last) yield `,\n${JSON.stringify(postOf(topic, post))}`;
    else yield `${last === null ? "" : "]},"}\n${topicOf(topic)}\n${JSON.stringify(postOf(topic, post))}`;
    last = topic.id;
  }
  yield last === null ? "]}\n" : "]}]}\n";
}

/** A topic whose list of posts is still open. */
function topicOf({ id, title, kind, tags, authorName, createdAt }: ExportedTopic): string {
  return `${JSON.stringify({ id, title, kind, tags, begunBy: authorName, createdAt }).slice(0, -1)},"posts":[`;
}

function postOf(topic: ExportedTopic, post: ExportedPost) {
  const { id, authorName, answersId, source, language, translation, translationLanguage, round, ...rest } = post;
  const { createdAt, editedAt, reactions, images } = rest;
  return {
    ...{ id, author: authorName, answers: answersId, isAccepted: id === topic.acceptedPostId, createdAt, editedAt },
    ...{ language, markdown: source, translation, translationLanguage, round: round === null ? null : round + 1 },
    ...{ reactions, photos: images.map(({ description }) => ({ description })) },
  };
}
