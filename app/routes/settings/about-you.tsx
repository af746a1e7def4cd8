import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { forgetAnswers, saveAnswers } from "#app/participation/demographics/answers.server.ts";
import { answersIn, answersSchema } from "#app/participation/demographics/answers.ts";
import { listAnswers } from "#app/participation/demographics/queries/answers.server.ts";
import { questions } from "#app/participation/demographics/question.ts";
import { QuestionFields } from "#app/participation/demographics/ui/question-fields.tsx";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

/** What a person says about themselves, for counting only: optional, and theirs to change or delete. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const answers = await listAnswers(db, person.id);
  const newest = answers.map(({ answeredAt }) => answeredAt).sort((a, b) => b.getTime() - a.getTime())[0];
  const { searchParams } = new URL(request.url);
  return {
    personId: person.id,
    answers: answers.map(({ answeredAt: _, ...answer }) => answer),
    answeredOn: newest ? dayIn(person.timeZone, newest.toISOString()) : null,
    notice: searchParams.has("saved") ? "saved" : searchParams.has("deleted") ? "deleted" : null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await readForm(request, person);
  if (methodOf(request, form) === "DELETE") {
    await forgetAnswers(db, person.id);
    throw redirect("/settings/about-you?deleted", 303);
  }
  const submission = parseForm(form, answersSchema());
  if (submission.status !== "success") return rejectForm(submission);
  await saveAnswers(db, person.id, answersIn(submission.value));
  throw redirect("/settings/about-you?saved", 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.aboutYouTitle()) }];

export default function AboutYouPage() {
  const { personId, answers, answeredOn, notice } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const fieldsOf = (group: "work" | "demographic") =>
    questions
      .filter((question) => question.group === group)
      .map((question) => (
        <QuestionFields
          key={question.key}
          question={question}
          answer={answers.find((answer) => answer.question === question.key)}
        />
      ));
  return (
    <SettingsPage title={m.aboutYouTitle()} lead={m.aboutYouLead()}>
      <div className="stack-8 measure">
        {notice && !reply ? (
          <Notice kind="done" live>
            <p>{notice === "saved" ? m.aboutYouSaved() : m.aboutYouDeleted()}</p>
          </Notice>
        ) : null}
        <p className="soft">
          {m.aboutYouWhoSees()} {answeredOn ? m.aboutYouAnsweredOn({ day: answeredOn }) : m.aboutYouNotAnswered()}
        </p>
        <PostForm reply={reply} submit={m.aboutYouSave()} hidden={{ person: personId }} className="stack stack-6">
          <h2>{m.aboutYouWork()}</h2>
          {fieldsOf("work")}
          <h2>{m.aboutYouWhoYouAre()}</h2>
          {fieldsOf("demographic")}
        </PostForm>
        {answeredOn ? (
          <Confirm
            action="/settings/about-you"
            isDelete
            hidden={{ person: personId }}
            label={m.aboutYouDeleteAll()}
            question={m.aboutYouDeleteQuestion()}
            confirm={m.aboutYouDeleteAll()}
          >
            <p>{m.aboutYouDeleteBody()}</p>
          </Confirm>
        ) : null}
      </div>
    </SettingsPage>
  );
}
