import type { Catalog } from "#app/catalog/catalog.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { listFacilitators, listRunSessions, type Run } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Offered, Proposed } from "./proposal.ts";

/** The content of a run's proposal, from its dates and from the text about the training or course. */
export async function proposedOf(db: Db, run: Run, catalog: Catalog = currentCatalog()): Promise<Proposed> {
  const [sessions, facilitators] = [await listRunSessions(db, run.id), await listFacilitators(db, run.id)];
  return {
    run,
    sessions,
    facilitators,
    offered: run.offeringKind === "training" ? ofTraining(run, catalog) : ofCourse(run, catalog),
  };
}

function ofTraining({ offeringSlug }: Run, { trainings }: Catalog): Offered | null {
  const training = trainings.find(({ slug }) => slug === offeringSlug);
  if (!training) return null;
  const { audience, objectives, standards, materials, parts } = training;
  return {
    ...{ audience, objectives, standards, materials },
    parts: parts.map(({ title, minutes, kind }) => ({ title, minutes, isBreak: kind === "break" })),
  };
}

function ofCourse({ offeringSlug }: Run, { coursesBySlug }: Catalog): Offered | null {
  const course = coursesBySlug.get(offeringSlug);
  if (!course) return null;
  const { audience, objectives, lessons } = course;
  const parts = lessons.map(({ title, minutes }) => ({ title, minutes, isBreak: false }));
  return { audience, objectives, standards: [], materials: [], parts };
}
