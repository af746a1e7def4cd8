import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { workSchema } from "#app/trainings/course-runs/course-run-form.ts";
import { learnerProgress } from "#app/trainings/course-runs/learner-progress.server.ts";
import { listWork } from "#app/trainings/course-runs/queries/work.server.ts";
import { handInWork } from "#app/trainings/course-runs/work.server.ts";
import { canHappen, longestWork, stateOfWork } from "#app/trainings/course-runs/work.ts";
import { findRegistration } from "#app/trainings/registration/queries/registrations.server.ts";
import { comesTo } from "#app/trainings/registration/registration.ts";
import { listFacilitators } from "#app/trainings/runs/queries/runs.server.ts";
import { runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { CourseNeeds } from "#app/trainings/ui/course-needs.tsx";
import style from "#app/trainings/ui/trainings.css?url";
import { WorkHistory } from "#app/trainings/ui/work-history.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { runToJoin } from "./run-of-request.server.ts";
import { workLine } from "./work-line.server.ts";

export const links = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.courseRunsWork(), data?.title ?? m.trainingsTitle()) },
];

/** A learner of a course run; 404 for everyone else. */
async function learnerOf(request: Request, runId?: string) {
  const { person, run } = await runToJoin(request, runId);
  const registration = await findRegistration(db, run.id, person.id);
  if (run.offeringKind !== "course" || !registration || !comesTo(registration.state)) throw notFound("Training");
  return { person, run, registration };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run, registration } = await learnerOf(request, params.run);
  const now = currentTime();
  const [steps, instructors] = await Promise.all([listWork(db, registration.id), listFacilitators(db, run.id)]);
  const isOpen = !run.canceledAt && now >= run.startsAt && now < run.endsAt;
  return {
    ...{ id: run.id, title: run.title, times: runTimesInWords(run), personId: person.id, asked: run.workAsked ?? "" },
    ...{ instructors: instructors.map(({ name }) => name).join(", "), seen: steps.length },
    mayHandIn: isOpen && canHappen("hand_in", stateOfWork(steps)),
    closed: isOpen ? null : now < run.startsAt ? ("before" as const) : ("after" as const),
    before: steps.findLast(({ event }) => event === "hand_in")?.text ?? "",
    steps: steps.map((step) => workLine(step, person.timeZone)),
    needs: (await learnerProgress(db, run, person, instructors)) ?? [],
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await learnerOf(request, params.run);
  const submission = parseForm(await readForm(request, person), workSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await handInWork(db, person, run.id, submission.value);
  if (outcome === "missing") throw notFound("Training");
  if (outcome !== "done") {
    return rejectForm(submission, { problems: { text: [m.courseRunsWorkRefused({ why: outcome })] } });
  }
  throw redirect(`/trainings/${run.id}/work`, 303);
}

export default function WorkPage() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { id, title, times, steps } = data;
  return (
    <Page
      title={m.courseRunsWorkOf({ title })}
      lead={times}
      width="narrow"
      breadcrumbs={[{ to: `/trainings/${id}`, label: title }]}
    >
      <div className="stack stack-8">
        <section aria-labelledby="asked" className="stack-2">
          <h2 id="asked">{m.courseRunsAsked()}</h2>
          <p className="measure typed-words">{data.asked}</p>
        </section>
        {data.mayHandIn || reply ? (
          <PostForm
            key={data.seen}
            reply={reply}
            submit={m.courseRunsHandIn()}
            help={m.courseRunsWhoReads({ name: data.instructors })}
            hidden={{ person: data.personId, seen: data.seen }}
          >
            <TextArea
              name="text"
              label={m.courseRunsWorkLabel()}
              help={m.courseRunsWorkHelp()}
              rows={12}
              limit={longestWork}
              required
              defaultValue={data.before}
            />
          </PostForm>
        ) : null}
        {data.closed && steps.length === 0 ? <p>{m.courseRunsClosed({ when: data.closed })}</p> : null}
        {steps.length > 0 ? <WorkHistory steps={steps} /> : null}
        <CourseNeeds needs={data.needs} />
      </div>
    </Page>
  );
}
