import { z } from "zod";
import { parseForm } from "#app/http/form.server.ts";
import { oneLine } from "#app/http/typed-text.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { findTopic, type TopicRow } from "../topics/queries/topics.server.ts";
import { longestTopicTitle, postsPerPage } from "../topics/topic.ts";
import { mergeTopics, moveTopic, splitTopic } from "./topic-change.server.ts";

const text = () => z.string().default("");

const schema = () =>
  z
    .object({
      set: z.enum(["move", "merge", "split"]),
      ...{ space: text(), into: text(), posts: text() },
      title: z.string().max(longestTopicTitle).default(""),
    })
    .superRefine(({ set, space, into, title, posts }, context) => {
      const wants = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      if (set === "move" && space === "") wants("space", m.organizeSpaceMissing());
      if (set === "merge" && into === "") wants("into", m.organizeTopicMissing());
      if (set === "split" && oneLine(title) === "") wants("title", m.topicsTitleMissing());
      if (set === "split" && posts === "") wants("posts", m.organizePostsMissing());
    });

export type Change = z.infer<ReturnType<typeof schema>>;

/** A facilitator's change of a topic, or the reason why the form does not state one. */
export function changeOf(form: FormData) {
  form.set("posts", form.getAll("post").slice(0, postsPerPage).join(","));
  return parseForm(form, schema());
}

type Organized = { outcome: "done"; id: string; spaceId: string } | { outcome: "missing" };

/** Does it; the address of the topic that has the posts then. */
export async function organize(db: Db, person: Person, topic: TopicRow, change: Change): Promise<Organized> {
  const id = await organized(db, person, topic, change);
  const now = id && (await findTopic(db, person, id));
  return now ? { outcome: "done", id: now.id, spaceId: now.spaceId } : { outcome: "missing" };
}

async function organized(db: Db, person: Person, topic: TopicRow, change: Change): Promise<string | null> {
  switch (change.set) {
    case "move":
      return (await moveTopic(db, person, topic.id, change.space)) === "done" ? topic.id : null;
    case "merge":
      return (await mergeTopics(db, person, topic.id, change.into)) === "done" ? change.into : null;
    case "split": {
      const made = await splitTopic(db, person, topic.id, { postIds: change.posts.split(","), title: change.title });
      return typeof made === "string" ? null : made.topicId;
    }
  }
}
