import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { listPrograms } from "#app/catalog/programs.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { findCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import { coachesCohort } from "#app/identity/person/coaching.ts";
import { listCohortArtifacts } from "#app/learning/artifacts/queries/artifact-lists.server.ts";
import { ArtifactList, artifactRow } from "#app/learning/artifacts/ui/artifact-list.tsx";
import { startArtifact } from "#app/learning/artifacts/writing.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** The cohort, for those who learn in it or coach it today; 404 for everyone else. */
async function openCohort(request: Request, id: string | undefined) {
  const person = await signedIn(request);
  const cohort = await findCohort(db, id ?? "");
  const isLearner = cohort !== null && person.cohortIds.includes(cohort.id);
  if (!cohort || !(isLearner || coachesCohort(person, cohort.id))) throw notFound("Cohort");
  return { person, cohort, isLearner };
}

const templatesOf = () =>
  listPrograms().flatMap(({ slug, artifacts }) => artifacts.map((template) => ({ programSlug: slug, template })));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, isLearner } = await openCohort(request, params.cohort);
  const wanted = Number(new URL(request.url).searchParams.get("page") ?? 1);
  const { artifacts, ...list } = await listCohortArtifacts(db, person, cohort.id, wanted);
  const templates = templatesOf().map(({ programSlug, template: { key, title, purpose } }) => {
    return { value: `${programSlug}/${key}`, title, purpose };
  });
  return {
    ...list,
    cohort: { id: cohort.id, name: cohort.name },
    rows: artifacts.map((artifact) => artifactRow(artifact, person.timeZone)),
    isLearner,
    personId: person.id,
    templates: isLearner ? templates : [],
  };
}

/** Starts a piece of work from one of the program's templates. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await openCohort(request, params.cohort);
  const wanted = (await readForm(request, person)).get("template");
  const found = templatesOf().find(({ programSlug, template }) => `${programSlug}/${template.key}` === wanted);
  if (!found) throw notFound("Template");
  const started = await startArtifact(db, person, { ...found, cohortId: cohort.id });
  if (!started) throw notFound("Cohort");
  throw redirect(`/artifacts/${started.artifactId}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.artifactsWorkTitle(), data?.cohort.name ?? "") },
];

export default function CohortWorkPage() {
  const { cohort, rows, total, page, pageCount, isLearner, templates, personId } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.artifactsWorkTitle()}
      lead={m.artifactsWorkLead()}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}`, label: cohort.name }]}
    >
      <div className="stack-8">
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
              {templates.map(({ value, title, purpose }) => (
                <li key={value}>
                  <Form method="post" className="stack-2">
                    <h3>{title}</h3>
                    <p className="measure">{purpose}</p>
                    <input type="hidden" name="person" value={personId} />
                    <input type="hidden" name="template" value={value} />
                    <Button>{m.artifactsWorkStartButton({ title })}</Button>
                  </Form>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Page>
  );
}
