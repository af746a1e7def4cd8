import { type Catalog, type Course, indexCatalog, type Lesson } from "#app/catalog/catalog.ts";
import type { CompletionRule } from "#app/catalog/completion-rule.ts";
import type { Agenda, Program } from "#app/catalog/program.ts";
import type { Prompt, PromptDefinition } from "#app/catalog/prompt.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Grant } from "#app/identity/person/role.ts";
import type { Db } from "#db/client.server.ts";
import { completionRules, promptVersions } from "#db/schema/catalog.ts";
import { cohortMemberships, cohorts, people, roleGrants } from "#db/schema/identity.ts";

/** The cast. Tests state everything about them that they rely on. */
const names = {
  ana: "Ana Reyes", // teaches third grade
  bea: "Bea Tran", // teaches at another school
  femi: "Femi Adeyemi", // facilitates an after-school program
  cora: "Cora Whitehorse", // data coach
  dana: "Dana Okafor", // leads the program
  ines: "Ines Castillo", // administers the site
} as const;
export type CastName = keyof typeof names;

/** Adds a cast member to the database, with the roles and cohorts that the test gives them. */
export async function join(
  db: Db,
  who: CastName,
  given: { grants?: Partial<Grant>[]; cohortIds?: string[] } = {},
): Promise<Person> {
  const [row] = await db
    .insert(people)
    .values({ name: names[who], email: `${who}@${crypto.randomUUID()}.example` })
    .returning();
  if (!row) throw new Error("nobody was made");
  const grants = (given.grants ?? [{ role: "educator" }]).map(
    (grant): Grant => ({ role: "educator", organizationId: null, cohortId: null, ...grant }),
  );
  if (grants.length > 0) {
    await db
      .insert(roleGrants)
      .values(grants.map((grant) => ({ ...grant, personId: row.id, reason: "for this test" })));
  }
  const cohortIds = given.cohortIds ?? [];
  for (const cohortId of cohortIds) {
    await db.insert(cohortMemberships).values({ cohortId, personId: row.id, joinedOn: "2026-01-01" });
  }
  const { id, name, pronouns, email, timeZone, language, isDemo, erasureDueAt } = row;
  return {
    ...{ id, name, pronouns, email, timeZone, language, isDemo, erasureDueAt, grants, cohortIds },
    isEmailVerified: row.emailVerifiedAt !== null,
    organizationIds: [],
    session: {
      id: crypto.randomUUID(),
      method: "password",
      isShared: false,
      provedAt: new Date(),
      secondStep: "passed",
      viewAs: null,
      unreadNotifications: 0,
      isMailStopped: false,
    },
  };
}

export async function aCohort(db: Db, given: { name?: string; endsOn?: string | null } = {}): Promise<string> {
  const [row] = await db
    .insert(cohorts)
    .values({ name: "River cohort", startsOn: "2026-01-01", endsOn: null, ...given })
    .returning();
  if (!row) throw new Error("no cohort was made");
  return row.id;
}

export function aPrompt(id: string, definition: PromptDefinition): Prompt {
  return { id, position: 1, version: versionOf(definition), definition };
}

export function aReflectionPrompt(id = "notice", prompt = "What do you notice?"): Prompt {
  return aPrompt(id, { kind: "reflection", prompt });
}

/** A lesson whose id, slug and title are the same word by default. */
export function aLesson(id: string, given: Partial<Lesson> = {}): Lesson {
  return {
    id,
    courseId: "numbers",
    slug: id,
    title: id,
    objectives: [],
    minutes: 10,
    authors: [],
    sources: [],
    language: "en",
    isRequired: true,
    after: [],
    prompts: [],
    outline: [],
    components: [],
    terms: [],
    citations: [],
    contentVersion: `${id} as written`,
    moduleUrl: `/content/modules/${id}.js`,
    problem: null,
    ...given,
  };
}

/** A course that requires all of its lessons, unless its rule says otherwise. */
export function aCourse(id: string, lessons: Lesson[], given: Partial<Course> = {}): Course {
  const rule: CompletionRule = given.rule ?? {
    lessons: lessons.map((lesson) => lesson.id),
    responses: [],
    check: null,
  };
  return {
    id,
    slug: id,
    title: id,
    summary: "",
    audience: "",
    language: "en",
    level: "foundations",
    topics: [],
    authors: [],
    objectives: [],
    sources: [],
    clockHours: { isEligible: false, note: "" },
    prerequisites: [],
    contentVersion: `${id} as written`,
    folder: `courses/${id}`,
    descriptionUrl: null,
    problem: null,
    minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
    ...given,
    lessons: lessons.map((lesson) => ({ ...lesson, courseId: id })),
    rule,
    ruleVersion: versionOf(rule),
  };
}

/** A program with one session, unless the test gives more. */
export function aProgram(slug: string, given: Partial<Program> = {}): Program {
  const program = {
    ...{ slug, title: slug, summary: "", audience: "", overview: "", months: 9, hours: "", language: "en" },
    ...{ authors: [], objectives: [], sources: [], artifacts: [], handouts: [], courses: [], milestones: [] },
    ...{ agendas: [anAgenda("first", 0)], instruments: [], discussion: [], problem: null, ...given },
  };
  return { version: versionOf(program), ...program };
}

export function anAgenda(key: string, week: number, given: Partial<Agenda> = {}): Agenda {
  const nothing = { purpose: "", materials: [], before: [], parts: [], after: [] };
  return { key, title: key, week, minutes: 60, ...nothing, ...given };
}

export function aCatalog(...courses: Course[]): Catalog {
  return indexCatalog({ hash: versionOf(courses), courses, glossary: [] });
}

/** Stores what a release of this content leaves in the database: its rules and its questions, version by version. */
export async function publish(db: Db, ...courses: Course[]): Promise<Catalog> {
  for (const { id, rule, ruleVersion, lessons } of courses) {
    await db.insert(completionRules).values({ courseId: id, version: ruleVersion, rule }).onConflictDoNothing();
    for (const lesson of lessons) {
      for (const { id: promptId, version, definition } of lesson.prompts) {
        await db
          .insert(promptVersions)
          .values({ lessonId: lesson.id, promptId, version, definition })
          .onConflictDoNothing();
      }
    }
  }
  return aCatalog(...courses);
}

function versionOf(content: unknown): string {
  return JSON.stringify(content);
}
