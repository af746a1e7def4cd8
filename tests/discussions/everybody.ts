import { sql } from "drizzle-orm";
import type { Subject } from "#app/discussions/about/subject.ts";
import { addPost, startTopic } from "#app/discussions/posts/writing.server.ts";
import { personWithoutSession } from "#app/identity/sessions/session.server.ts";
import type { Db } from "#db/client.server.ts";
import { cohortSettings, postMentions, programVersions } from "#db/schema/index.ts";
import { today } from "#db/today.server.ts";
import { aCohort, aProgram, join } from "#tests/world.ts";
import { aSpace, words } from "./talk.ts";

export type Kind = "community" | "program" | "cohort" | "invited" | "archived" | "ended";

/** A post with a photo, alone with its word, which mentions everyone. */
type Shown = { topicId: string; postId: string; imageId: string; word: string };
export type Talk = Shown & {
  spaceId: string;
  subject: Subject;
  withheld: Record<"hidden" | "deleted" | "postFirst", Shown>;
};

/** One person of each kind that the rule of readers tells apart. */
async function visitors(db: Db, [river, hill, creek]: [string, string, string]) {
  return {
    member: await join(db, "ana", { cohortIds: [river] }),
    lateJoiner: await join(db, "bea", { cohortIds: [river] }),
    leaver: await join(db, "bea", { cohortIds: [river] }),
    paused: await join(db, "femi", { cohortIds: [river] }),
    otherMember: await join(db, "bea", { cohortIds: [creek] }),
    alumna: await join(db, "ana", { cohortIds: [hill] }),
    quitter: await join(db, "ana", { cohortIds: [hill] }),
    coach: await join(db, "cora", { grants: [{ role: "coach", cohortId: river }] }),
    oldCoach: await join(db, "cora", { grants: [{ role: "coach", cohortId: hill }] }),
    siteCoach: await join(db, "cora", { grants: [{ role: "coach" }] }),
    lead: await join(db, "dana", { grants: [{ role: "program_lead" }] }),
    cohortLead: await join(db, "dana", { grants: [{ role: "program_lead", cohortId: river }] }),
    admin: await join(db, "ines", { grants: [{ role: "administrator" }] }),
    manager: await join(db, "ines", { grants: [{ role: "clock_hour_manager" }] }),
    stranger: await join(db, "femi"),
    guest: await join(db, "femi"),
    formerGuest: await join(db, "femi"),
    host: await join(db, "femi"),
  };
}

export type Who = keyof Awaited<ReturnType<typeof visitors>>;
export const everyone: Who[] = [
  ...(["member", "lateJoiner", "leaver", "paused", "otherMember", "alumna", "quitter", "coach", "oldCoach"] as const),
  ...(["siteCoach", "lead", "cohortLead", "admin", "manager", "stranger", "guest", "formerGuest", "host"] as const),
];

/** The first cohort runs a program; two others do not. Everyone is as they came, before anything happened. */
export async function aCast(db: Db) {
  const cohorts: [string, string, string] = [await aCohort(db), await aCohort(db), await aCohort(db)];
  const [river, hill] = cohorts;
  const definition = aProgram("coaching");
  await db.insert(programVersions).values({ programSlug: "coaching", hash: definition.version, definition });
  await db.insert(cohortSettings).values({ cohortId: river, programSlug: "coaching", programHash: definition.version });
  return { river, hill, people: await visitors(db, cohorts) };
}

/** A talk in every kind of space, all by one author who reads everywhere, and everyone as they are after what happened. */
export async function aTalkOfEverybody(db: Db) {
  const { river, hill, people } = await aCast(db);
  const author = await join(db, "ana", { cohortIds: [river, hill] });
  const places = { members: [author, people.guest, people.formerGuest], facilitators: [people.host] };
  const spaces: [Kind, string][] = [
    ["community", await aSpace(db, "community")],
    ["program", await aSpace(db, "program", { programSlug: "coaching" })],
    ["cohort", await aSpace(db, "cohort", { cohortId: river })],
    ["invited", await aSpace(db, "invited", places)],
    ["archived", await aSpace(db, "invited", places)],
    ["ended", await aSpace(db, "cohort", { cohortId: hill })],
  ];
  const talks = new Map<Kind, Talk>();
  const told = Object.values(people).map(({ id }) => id);
  for (const [kind, spaceId] of spaces) {
    const say = (state: string) => aPost(db, author, { spaceId, state, word: `quokka${kind}${state}`, told });
    const withheld = { hidden: await say("hidden"), deleted: await say("deleted"), postFirst: await say("first") };
    const subject = { kind: "lesson", id: `lesson-${kind}` } as const;
    talks.set(kind, { ...(await say("plain")), spaceId, subject, withheld });
    await db.execute(sql`update discussion_posts set hidden_at = now() where id = ${withheld.hidden.postId}`);
    await db.execute(sql`update discussion_posts set deleted_at = now() where id = ${withheld.deleted.postId}`);
    await db.execute(sql`update discussion_topics set about_kind = 'lesson', about_id = ${subject.id}
      where id = ${talks.get(kind)?.topicId ?? ""}`);
  }
  await happen(db, people, { river, hill, spaces });
  // What a session holds of cohorts, asked after all that happened; a session also says that the second step was passed.
  for (const who of everyone) {
    people[who].cohortIds = (await personWithoutSession(db, people[who].id))?.cohortIds ?? [];
  }
  return { people, talks };
}

type Author = Parameters<typeof startTopic>[1];
type Said = { spaceId: string; state: string; word: string; told: string[] };

async function aPost(db: Db, author: Author, { spaceId, state, word, told }: Said): Promise<Shown> {
  const kind = state === "first" ? ("post-first" as const) : ("discussion" as const);
  const bytes = Buffer.from(word);
  const photo = { content: { hash: word, kind: "image" as const, size: bytes.length, bytes }, description: "Tides" };
  const asker = kind === "post-first" ? await join(db, "ines", { grants: [{ role: "administrator" }] }) : author;
  const topic = { title: "Tides", kind, tags: state === "plain" ? [{ name: word, folded: word }] : [] };
  const opening = { topic, post: words("What do you see?"), key: crypto.randomUUID() };
  const started = await startTopic(db, author, spaceId, opening);
  if (started.outcome !== "done") throw new Error(started.outcome);
  // The question of a post-first topic is shown to all; another person's it is, so that the author's answer is not.
  if (kind === "post-first") {
    await db.execute(sql`update discussion_topics set author_id = ${asker.id} where id = ${started.topicId}`);
    await db.execute(sql`update discussion_posts set author_id = ${asker.id} where id = ${started.postId}`);
  }
  const said = { post: words(word), key: crypto.randomUUID(), photo };
  const posted = await addPost(db, author, started.topicId, said);
  if (posted.outcome !== "done") throw new Error(posted.outcome);
  await db.insert(postMentions).values(told.map((personId) => ({ postId: posted.postId, personId })));
  const [image] = await db.execute<{ id: string }>(sql`select id from post_images where post_id = ${posted.postId}`);
  return { topicId: started.topicId, postId: posted.postId, imageId: image?.id ?? "", word };
}

type Happened = { river: string; hill: string; spaces: [Kind, string][] };

/** One cohort ends, one learner came today and one left, one was paused everywhere, and a guest was sent away. */
async function happen(db: Db, people: Record<Who, { id: string }>, { river, hill, spaces }: Happened): Promise<void> {
  const member = (who: Who, cohort: string) => sql`person_id = ${people[who].id} and cohort_id = ${cohort}`;
  await db.execute(sql`update cohort_memberships set joined_on = ${today} where ${member("lateJoiner", river)}`);
  await db.execute(sql`update cohort_memberships set left_on = ${today} - 2 where ${member("leaver", river)}`);
  await db.execute(sql`update cohort_memberships set left_on = ${today} - 10 where ${member("quitter", hill)}`);
  await db.execute(sql`update cohorts set ends_on = ${today} - 3 where id = ${hill}`);
  await db.execute(sql`update space_people set left_at = now() where person_id = ${people.formerGuest.id}`);
  for (const [kind, id] of spaces) {
    await db.execute(sql`insert into space_notices (space_id, person_id, kind, reason, ends_at)
      values (${id}, ${people.paused.id}, 'pause', 'A day of rest.', now() + interval '1 day')`);
    if (kind === "archived") await db.execute(sql`update discussion_spaces set archived_at = now() where id = ${id}`);
  }
}
