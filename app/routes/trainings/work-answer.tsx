import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { answerSchema } from "#app/trainings/course-runs/course-run-form.ts";
import { findLearner, listWork } from "#app/trainings/course-runs/queries/work.server.ts";
import { answerWork } from "#app/trainings/course-runs/work.server.ts";
import { canHappen, longestNote, stateOfWork } from "#app/trainings/course-runs/work.ts";
import style from "#app/trainings/ui/trainings.css?url";
import { WorkHistory } from "#app/trainings/ui/work-history.tsx";
import { RadioGroup } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { courseRunOfInstructor } from "./run-of-request.server.ts";
import { workLine } from "./work-line.server.ts";

export const links = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.courseRunsWorkBy({ name: data?.name ?? "" }), data?.title ?? m.trainingsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await courseRunOfInstructor(request, params.run);
  const learner = await findLearner(db, run.id, params.registration ?? "");
  const steps = learner ? await listWork(db, learner.id) : [];
  if (!learner || steps.length === 0) throw notFound("Work");
  return {
    ...{ id: run.id, title: run.title, personId: person.id, name: learner.name, asked: run.workAsked ?? "" },
    ...{ seen: steps.length, mayAnswer: !run.canceledAt && canHappen("accept", stateOfWork(steps)) },
    steps: steps.map((step) => workLine(step, person.timeZone)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await courseRunOfInstructor(request, params.run);
  const submission = parseForm(await readForm(request, person), answerSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const registrationId = params.registration ?? "";
  const outcome = await answerWork(db, person, run.id, { registrationId, ...submission.value });
  if (outcome === "missing") throw notFound("Work");
  if (outcome === "not_now") return rejectForm(submission, { problems: { note: [m.courseRunsAnswered()] } });
  throw redirect(`/trainings/${run.id}/work/learners`, 303);
}

export default function WorkAnswerPage() {
  const { id, title, personId, name, asked, seen, mayAnswer, steps } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.courseRunsWorkBy({ name })}
      lead={asked}
      width="narrow"
      breadcrumbs={[
        { to: `/trainings/${id}`, label: title },
        { to: `/trainings/${id}/work/learners`, label: m.courseRunsQueue() },
      ]}
    >
      <div className="stack stack-8">
        <WorkHistory steps={steps} />
        {mayAnswer || reply ? (
          <PostForm
            key={seen}
            reply={reply}
            submit={m.courseRunsAnswer()}
            help={m.courseRunsAnswerHelp()}
            hidden={{ person: personId, seen }}
          >
            <TextArea
              name="note"
              label={m.courseRunsNote({ name })}
              help={m.courseRunsNoteHelp()}
              rows={6}
              limit={longestNote}
              required
            />
            <RadioGroup
              name="event"
              label={m.courseRunsDecision()}
              choices={[
                { value: "accept", label: m.courseRunsAccept() },
                { value: "return", label: m.courseRunsReturn(), help: m.courseRunsReturnHelp() },
              ]}
            />
          </PostForm>
        ) : null}
      </div>
    </Page>
  );
}
