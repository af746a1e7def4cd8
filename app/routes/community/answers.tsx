import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { answerQuestion } from "#app/discussions/lesson/answer.server.ts";
import { questionAnchor } from "#app/discussions/lesson/lesson-talk.ts";
import { AnswerField } from "#app/discussions/lesson/ui/answer-field.tsx";
import { refusedPost } from "#app/discussions/posts/composer-reply.server.ts";
import type { ComposerReply } from "#app/discussions/posts/composer-reply.ts";
import { longestPost } from "#app/discussions/posts/post.ts";
import { longestTopicTitle } from "#app/discussions/topics/topic.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const schema = () =>
  z.object({
    lesson: z.string().max(100),
    question: z.string().max(longestTopicTitle),
    space: z.string(),
    key: z.string().max(100),
    source: z.string(m.postsEmpty()).max(longestPost),
  });

/** Answers are sent from lessons; this page shows what to change in one, and leads back to its lesson. */
export async function loader({ request }: LoaderFunctionArgs) {
  await signedIn(request);
  return { lesson: lessonOf(new URL(request.url).searchParams.get("lesson") ?? "") };
}

function lessonOf(lessonId: string) {
  const lesson = currentCatalog().lessonsById.get(lessonId);
  const course = currentCatalog().courses.find(({ id }) => id === lesson?.courseId);
  if (!lesson || !course) return null;
  return { path: lessonPath(course.slug, lesson.slug), title: lesson.title, components: lesson.components };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await readForm(request, person);
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { lesson: lessonId, question, space: spaceId, key, source } = submission.value;
  const lesson = lessonOf(lessonId);
  if (!lesson?.components.includes("Discuss") || oneLine(question) !== question) throw notFound("Lesson");
  const post = { source, language: null, translation: "", translationLanguage: null };
  const { outcome } = await answerQuestion(db, person, { lessonId, question, spaceId, post, key });
  if (outcome === "missing") throw notFound("Space");
  if (outcome !== "done") return refusedPost(form, outcome);
  throw redirect(`${lesson.path}#${encodeURIComponent(questionAnchor(question))}`, 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.discussAnswer(), m.spacesTitle()) }];

export default function AnswersPage() {
  const reply = useActionData<ComposerReply>();
  const { lesson } = useLoaderData<typeof loader>();
  const breadcrumbs = [
    lesson ? { to: lesson.path, label: lesson.title } : { to: "/community", label: m.spacesTitle() },
  ];
  if (!reply) {
    return (
      <Page title={m.discussAnswer()} breadcrumbs={breadcrumbs}>
        <EmptyState title={m.discussFromLesson()} />
      </Page>
    );
  }
  const { source: _, ...hidden } = reply.values;
  return (
    <Page title={hidden.question ?? m.discussAnswer()} breadcrumbs={breadcrumbs}>
      <PostForm reply={reply} submit={m.discussSend()} hidden={hidden}>
        <AnswerField />
      </PostForm>
    </Page>
  );
}
