import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { programChanges } from "#app/catalog/program-changes.ts";
import { findProgram } from "#app/catalog/programs.server.ts";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { adoptProgram, withdrawAdoption } from "#app/cohorts/programs/adoption.server.ts";
import { adoptionSchema } from "#app/cohorts/programs/adoption.ts";
import { findNewestVersion } from "#app/cohorts/programs/queries/adoptions.server.ts";
import { findProgramVersion } from "#app/cohorts/programs/queries/program-versions.server.ts";
import { ProgramChanges } from "#app/cohorts/programs/ui/program-changes.tsx";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayInWords, dayOf } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";

/** The program of a cohort in the version that it follows today, for its coaches; 404 for a cohort without one. */
async function openProgram(request: Request, cohortId: string | undefined) {
  const visit = await cohortVisitor(request, cohortId, coachOnly);
  const { programSlug, programHash } = visit.cohort;
  const followed = programSlug && programHash ? await findProgramVersion(db, programSlug, programHash) : null;
  if (!followed) throw notFound("Program");
  return { ...visit, followed, newest: findProgram(followed.slug) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing, followed, newest } = await openProgram(request, params.cohort);
  const adopted = await findNewestVersion(db, cohort.id);
  const today = dayOf(currentTime(), cohort.timeZone);
  const coming = adopted && adopted.fromOn > today ? adopted : null;
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    ...{ person: person.id, today, title: followed.title, slug: followed.slug },
    saved: new URL(request.url).searchParams.get("saved"),
    newest: newest && newest.version !== followed.version ? newest.version : null,
    coming: coming && { day: dayInWords(coming.fromOn), isNewest: coming.hash === newest?.version },
    changes: newest ? programChanges(followed, newest) : [],
  };
}

/** Adopts the newest version from a day on, or takes back what is still to come. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort, newest } = await openProgram(request, params.cohort);
  const form = await readForm(request, person);
  const page = `/cohorts/${cohort.id}/program`;
  if (methodOf(request, form) === "DELETE") {
    if ((await withdrawAdoption(db, person, cohort.id)) === "missing") throw notFound("Version");
    throw redirect(`${page}?saved=withdrawn`, 303);
  }
  const submission = parseForm(form, adoptionSchema());
  if (submission.status !== "success") return rejectForm(submission);
  if (!newest) throw notFound("Program");
  const { day: fromOn, version: seen } = submission.value;
  const outcome = await adoptProgram(db, person, { cohortId: cohort.id, program: newest, seen, fromOn });
  if (outcome === "too_early") return rejectForm(submission, { problems: { day: [m.adoptionTooEarly()] } });
  if (outcome === "changed") return rejectForm(submission, { problems: { "": [m.adoptionChanged()] } });
  throw redirect(`${page}?saved=${outcome}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.adoptionTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function CohortProgramPage() {
  const { cohort, title, slug, saved, newest, coming, changes } = useLoaderData<typeof loader>();
  return (
    <CohortPage cohort={cohort} title={m.adoptionTitle()} lead={m.adoptionLead()}>
      <div className="stack-8">
        {saved ? (
          <Notice kind="done" live>
            <p>{m.adoptionSaved({ what: saved })}</p>
          </Notice>
        ) : null}
        <p>
          <Link to={`/programs/${slug}`}>{title}</Link>
        </p>
        {coming ? <Coming /> : null}
        {newest ? (
          <>
            <ProgramChanges changes={changes} />
            {coming?.isNewest ? null : <Adopt />}
          </>
        ) : (
          <p>{m.adoptionNone()}</p>
        )}
      </div>
    </CohortPage>
  );
}

/** The version that is adopted from a day on, with the way back until then. */
function Coming() {
  const { person, coming } = useLoaderData<typeof loader>();
  return (
    <Notice>
      <p>{m.adoptionComing({ day: coming?.day ?? "" })}</p>
      <Form method="post">
        <input type="hidden" name="_method" value="delete" />
        <input type="hidden" name="person" value={person} />
        <Button>{m.adoptionWithdraw()}</Button>
      </Form>
    </Notice>
  );
}

function Adopt() {
  const { person, today, newest } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <section aria-labelledby="adopt" className="stack">
      <h2 id="adopt">{m.adoptionAdopt()}</h2>
      <PostForm
        reply={reply}
        submit={m.adoptionDo()}
        hidden={{ person, version: newest ?? "" }}
        help={m.adoptionKept()}
      >
        <TextField type="date" name="day" label={m.adoptionDay()} min={today} defaultValue={today} />
      </PostForm>
    </section>
  );
}
