import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { readsWords } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { doesSharingWait } from "#app/cohorts/programs/agreement.server.ts";
import { findProgramVersion } from "#app/cohorts/programs/queries/program-versions.server.ts";
import { SharingWaits } from "#app/cohorts/programs/ui/sharing-waits.tsx";
import type { CohortRow } from "#app/cohorts/queries/cohorts.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { notFound } from "#app/http/refusals.ts";
import { listCohortArtifacts } from "#app/learning/artifacts/queries/artifact-lists.server.ts";
import { ArtifactList, artifactRow } from "#app/learning/artifacts/ui/artifact-list.tsx";
import artifactStyle from "#app/learning/artifacts/ui/artifacts.css?url";
import { startArtifact } from "#app/learning/artifacts/writing.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: artifactStyle }];

/** The cohort, for its members and coaches; leads do not read members' work. */
async function openCohort(request: Request, id: string | undefined) {
  const visit = await cohortVisitor(request, id, readsWords);
  return { ...visit, isLearner: visit.person.cohortIds.includes(visit.cohort.id) };
}

/** The templates of the program version that the cohort follows. */
async function templatesOf({ programSlug, programHash }: CohortRow) {
  if (programSlug === null || programHash === null) return [];
  const program = await findProgramVersion(db, programSlug, programHash);
  return (program?.artifacts ?? []).map((template) => ({ programSlug, template }));
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing, isLearner } = await openCohort(request, params.cohort);
  const wanted = Number(new URL(request.url).searchParams.get("page") ?? 1);
  const { artifacts, ...list } = await listCohortArtifacts(db, person, cohort.id, wanted);
  const offered = isLearner ? await templatesOf(cohort) : [];
  return {
    ...list,
    cohort: { id: cohort.id, name: cohort.name, standing },
    rows: artifacts.map((artifact) => artifactRow(artifact, person.timeZone)),
    isLearner,
    isWaiting: isLearner && (await doesSharingWait(db, cohort.id, person.id)),
    personId: person.id,
    templates: offered.map(({ template: { key, title, purpose } }) => ({ key, title, purpose })),
  };
}

/** Starts a piece of work from one of the program's templates. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await openCohort(request, params.cohort);
  const wanted = (await readForm(request, person)).get("template");
  const found = (await templatesOf(cohort)).find(({ template }) => template.key === wanted);
  if (!found) throw notFound("Template");
  const started = await startArtifact(db, person, { ...found, cohortId: cohort.id });
  if (!started) throw notFound("Cohort");
  throw redirect(`/artifacts/${started.artifactId}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.artifactsWorkTitle(), data?.cohort.name ?? "") },
];

export default function CohortWorkPage() {
  const { cohort, rows, total, page, pageCount, isLearner, isWaiting, templates, personId } =
    useLoaderData<typeof loader>();
  return (
    <CohortPage cohort={cohort} title={m.artifactsWorkTitle()} lead={m.artifactsWorkLead()}>
      <div className="stack-8">
        {isWaiting ? <SharingWaits cohortId={cohort.id} /> : null}
        {rows.length === 0 ? (
          <EmptyState title={m.artifactsWorkNone()}>
            <p className="measure">{isLearner ? m.artifactsWorkNoneMine() : m.artifactsWorkNoneCoach()}</p>
          </EmptyState>
        ) : (
          <div>
            <p className="list-count soft numbers">{m.artifactsCount({ count: total })}</p>
            <ArtifactList rows={rows} />
            <Pagination page={page} pageCount={pageCount} />
          </div>
        )}
        {isLearner ? (
          <section aria-labelledby="start" className="stack">
            <h2 id="start">{m.artifactsWorkStart()}</h2>
            {templates.length === 0 ? <p className="soft">{m.artifactsWorkNoTemplates()}</p> : null}
            <ul className="plain rows">
              {templates.map(({ key, title, purpose }) => (
                <li key={key}>
                  <Form method="post" className="stack-2">
                    <h3>{title}</h3>
                    <p className="measure">{purpose}</p>
                    <input type="hidden" name="person" value={personId} />
                    <input type="hidden" name="template" value={key} />
                    <Button>{m.artifactsWorkStartButton({ title })}</Button>
                  </Form>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </CohortPage>
  );
}
