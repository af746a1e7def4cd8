import { gunzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { quoteAt } from "#app/anchors/text-quote.ts";
import type { Instrument } from "#app/catalog/instrument.ts";
import type { ArtifactTemplate, Program } from "#app/catalog/program.ts";
import type { ArtifactState } from "#app/learning/artifacts/artifact.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import {
  artifactComments,
  artifactEvents,
  artifactOwners,
  artifactRatings,
  artifacts,
  artifactVersions,
} from "../schema/artifacts.ts";
import { contentReleases } from "../schema/catalog.ts";
import { idFor } from "./random.ts";
import { demoWork, type Work } from "./world-artifact-words.ts";
import { cohortId } from "./world-community.ts";
import { emailFor, personId } from "./world-people.ts";

type Content = { programs?: Program[]; instruments?: Instrument[] };

/** What the current release says of programs and instruments, whatever content the site was started with. */
export async function demoContent(db: Db): Promise<Content> {
  const [release] = await db.select().from(contentReleases).where(eq(contentReleases.isCurrent, true)).limit(1);
  return release ? JSON.parse(gunzipSync(release.json).toString("utf8")) : {};
}

const idOf = (who: string) => personId(who.includes("@") ? who : emailFor(who));

/** Work in every state, with feedback, in the two cohorts that the demo coach coaches. */
export async function seedArtifacts(db: Db, now: Date): Promise<void> {
  const { programs = [] } = await demoContent(db);
  for (const work of demoWork) {
    const program = programs.find(({ artifacts }) => artifacts.some(({ key }) => key === work.template));
    const template = program?.artifacts.find(({ key }) => key === work.template);
    if (program && template) await seedOne(db, work, { programSlug: program.slug, template, now });
  }
}

type About = { programSlug: string; template: ArtifactTemplate; now: Date };

/** The events that lead to a state, each with its age in days before the newest. */
const histories: Record<ArtifactState, ("start" | "submit" | "return" | "accept")[]> = {
  draft: ["start"],
  submitted: ["start", "submit"],
  returned: ["start", "submit", "return"],
  revised: ["start", "submit", "return", "submit"],
  accepted: ["start", "submit", "return", "submit", "accept"],
};

async function seedOne(db: Db, work: Work, { programSlug, template, now }: About): Promise<void> {
  const id = idFor(`artifact ${work.title}`);
  const at = (ago: number) => new Date(now.getTime() - ago * days);
  const owners = work.by.map(idOf);
  const texts = Object.fromEntries(
    template.fields.flatMap(({ key, kind }) => (kind === "file" ? [] : [[key, work.texts[key] ?? ""]])),
  );
  const events = histories[work.state];
  const isHandedIn = events.includes("submit");
  const row = { id, cohortId: cohortId(work.cohort), programSlug, templateKey: template.key, template };
  const made = await db
    .insert(artifacts)
    .values({
      ...{ ...row, title: work.title, state: work.state, revision: 1, texts, sharedRevision: isHandedIn ? 1 : 0 },
      ...{ createdAt: at(work.ago + 12), updatedAt: at(work.ago), stateSince: at(work.ago) },
    })
    .onConflictDoNothing()
    .returning();
  if (made.length === 0) return;
  await db
    .insert(artifactOwners)
    .values(owners.map((personId) => ({ artifactId: id, personId, since: at(work.ago + 12) })));
  const version = { artifactId: id, revision: 1, title: work.title, texts, writer: "demo", savedBy: owners[0] ?? null };
  await db.insert(artifactVersions).values({ ...version, savedAt: at(work.ago + 5), isFixed: isHandedIn });
  const coach = personId("coach@demo.example");
  await db.insert(artifactEvents).values(
    events.map((event, index) => ({
      ...{ artifactId: id, number: index + 1, event, revision: event === "start" ? 0 : 1 },
      note: event === "return" ? (work.note ?? "") : "",
      personId: event === "return" || event === "accept" ? coach : (owners[0] ?? null),
      happenedAt: at(work.ago + 2 * (events.length - 1 - index)),
    })),
  );
  const returnedAt = events.includes("return") ? at(work.ago) : null;
  if (returnedAt === null) return;
  const comments = (work.comments ?? []).map(({ field, on, text }, index) => {
    const written = texts[field] ?? "";
    const start = on ? written.indexOf(on) : -1;
    const quote = on && start >= 0 ? quoteAt(written, { start, end: start + on.length }, "1") : null;
    const about = { artifactId: id, authorId: coach, fieldKey: field, quote, revision: 1, text, returnedAt };
    return { id: idFor(`comment ${work.title} ${index}`), ...about, createdAt: at(work.ago + 1) };
  });
  if (comments.length > 0) await db.insert(artifactComments).values(comments);
  const ratings = template.rubric.map(({ key }, index) => {
    const level = 2 + ((index + work.ago) % 2);
    return { artifactId: id, revision: 1, rowKey: key, level, note: "", authorId: coach, returnedAt };
  });
  if (ratings.length > 0) await db.insert(artifactRatings).values(ratings);
}
