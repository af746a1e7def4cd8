import { renderer, renderMarkdown } from "#app/discussions/posts/markdown.server.ts";
import { fold } from "#app/search/fold.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { days, minutes } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import {
  discussionPosts,
  discussionRuns,
  discussionSpaces,
  discussionTags,
  discussionTopics,
  postReactions,
  spacePeople,
  spaceReaders,
  topicTags,
} from "../schema/index.ts";
import { idFor } from "./random.ts";
import { cohortId, cohortRows } from "./world-community.ts";
import { groupTopics } from "./world-discussion-group-words.ts";
import { agreements, communityTopics, type SeededPost, type SeededTopic } from "./world-discussion-words.ts";
import { demoPeople, emailFor, personId } from "./world-people.ts";

/** Spaces of every kind, with talk that shows what each is for. */
export async function seedDiscussions(db: Db, now: Date): Promise<void> {
  await seedSpaces(db, now);
  for (const topic of [...communityTopics, ...groupTopics]) await seedTopic(db, topic, now);
}

const spaceId = (key: SeededTopic["space"]): string =>
  key === "community" || key === "program" || key === "families" ? idFor(`space ${key}`) : cohortId(key);

const who = (by: string) => personId(by.includes("@") ? by : emailFor(by));

async function seedSpaces(db: Db, now: Date): Promise<void> {
  const made = { createdBy: who("lead@demo.example"), createdAt: before(now, 70) };
  const own = [
    {
      ...{ id: spaceId("community"), kind: "community" as const, title: "The learning community", agreements, ...made },
      purpose: "Schools, early learning programs and community organizations, about questions that they share.",
    },
    {
      ...{ id: spaceId("program"), kind: "program" as const, title: "All coaching cohorts", ...made },
      programSlug: "data-coaching",
      purpose: "Across the three cohorts: what you try, what you notice, what you would ask next.",
    },
    {
      ...{ id: spaceId("families"), kind: "invited" as const, title: "Family consent working group", ...made },
      purpose: "A few of us write one letter that families can understand and refuse.",
    },
  ];
  const ofCohorts = cohortRows(now).map(({ id, name }) => ({
    ...{ id, kind: "cohort" as const, cohortId: id, title: name, createdAt: before(now, 70) },
    purpose: "Between sessions: counts, conversations, and questions for each other.",
    hasCoachView: true,
  }));
  for (const space of [...own, ...ofCohorts]) await db.insert(discussionSpaces).values(space).onConflictDoNothing();
  const group = ["Mateo Villaseñor", "Rosario Mendoza", "Sokha Chann", "lead@demo.example", "educator@demo.example"];
  const places = group.map((by, at) => ({
    ...{ spaceId: spaceId("families"), personId: who(by), since: before(now, 20) },
    role: at === 0 ? ("facilitator" as const) : ("member" as const),
  }));
  await db.insert(spacePeople).values(places).onConflictDoNothing();
  // The demo people accepted the agreements long ago, and last looked in two weeks ago.
  const readers = demoPeople.map(({ id }) => ({
    ...{ spaceId: spaceId("community"), personId: id, agreedVersion: 1, agreedAt: before(now, 60) },
    countedFrom: before(now, 14),
  }));
  await db.insert(spaceReaders).values(readers).onConflictDoNothing();
}

async function seedTopic(db: Db, topic: SeededTopic, now: Date): Promise<void> {
  const { space, title, kind, isPinned, accepted, dueInDays, tags = [], posts } = topic;
  const [first] = posts;
  const id = idFor(`topic ${title}`);
  const idOf = (at: number) => idFor(`post ${at} of ${title}`);
  const at = (post: SeededPost, index: number) => new Date(before(now, post.ago).getTime() + index * 7 * minutes);
  const times = posts.map(at);
  const audience = [spaceId(space)];
  await db
    .insert(discussionTopics)
    .values({
      ...{ id, spaceId: spaceId(space), audience, kind, title, authorId: who(first?.by ?? "") },
      ...{ createdAt: times[0] ?? now, lastPostAt: times.at(-1) ?? now, pinnedAt: isPinned ? times[0] : null },
      acceptedPostId: accepted === undefined ? null : idOf(accepted),
      ...(dueInDays === undefined
        ? {}
        : {
            dueOn: dayOf(before(now, -dueInDays), homeZone),
            answersDueOn: dayOf(before(now, -dueInDays - 3), homeZone),
          }),
      answersWanted: dueInDays === undefined ? null : 2,
    })
    .onConflictDoNothing();
  await seedTags(db, {
    topicId: id,
    space: spaceId(space),
    tags,
    createdBy: who(first?.by ?? ""),
    createdAt: times[0] ?? now,
  });
  const run = { id: idFor(`run of ${title}`), topicId: id, spaceId: spaceId(space), audience };
  await db
    .insert(discussionRuns)
    .values({ ...run, lastNumber: posts.length })
    .onConflictDoNothing();
  await db
    .insert(discussionPosts)
    .values(
      posts.map((post, index) => ({
        ...{ id: idOf(index), runId: run.id, number: index + 1, authorId: who(post.by), source: post.text },
        ...{ html: htmlOf(post.text), renderer, language: post.language ?? null, createdAt: times[index] ?? now },
        parentId: post.answers === undefined ? null : idOf(post.answers),
        threadAt: times[post.answers ?? index] ?? now,
        ...(post.translation
          ? {
              translation: post.translation.text,
              translationHtml: htmlOf(post.translation.text),
              translationLanguage: post.translation.language,
            }
          : {}),
      })),
    )
    .onConflictDoNothing();
  const thanks = posts.flatMap((post, index) =>
    (post.thanks ?? []).map((by, nth) => ({
      ...{ postId: idOf(index), personId: who(by), kind: nth === 1 ? ("made-me-think" as const) : ("thanks" as const) },
      createdAt: times[index] ?? now,
    })),
  );
  if (thanks.length > 0) await db.insert(postReactions).values(thanks).onConflictDoNothing();
}

type Tagged = { topicId: string; space: string; tags: string[]; createdBy: string; createdAt: Date };

async function seedTags(db: Db, { topicId, space, tags, createdBy, createdAt }: Tagged): Promise<void> {
  for (const [place, name] of tags.entries()) {
    const tagId = idFor(`tag ${name} of ${space}`);
    const tag = { id: tagId, spaceId: space, name, folded: fold(name), createdBy, createdAt };
    await db.insert(discussionTags).values(tag).onConflictDoNothing();
    await db.insert(topicTags).values({ topicId, tagId, place }).onConflictDoNothing();
  }
}

function htmlOf(source: string): string {
  const rendered = renderMarkdown(source);
  if (rendered === "too-much-markup") throw new Error("a seeded post has too much markup");
  return rendered.html;
}

const before = (now: Date, count: number) => new Date(now.getTime() - count * days);
