import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { notFound } from "#app/http/refusals.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import { hasRole, type Person } from "#app/identity/person/person.ts";
import { longestComment } from "#app/learning/artifacts/artifact.ts";
import { listReplies } from "#app/learning/artifacts/queries/reflection-replies.server.ts";
import { replyToReflection } from "#app/learning/artifacts/reflection-reply.server.ts";
import artifactStyle from "#app/learning/artifacts/ui/artifacts.css?url";
import { ReflectionReplies, shownReplies } from "#app/learning/artifacts/ui/reflection-replies.tsx";
import {
  findReflection,
  type ListedReflection,
  listReflectionVersions,
} from "#app/learning/queries/reflection-lists.server.ts";
import { findReflectionReaders } from "#app/learning/queries/reflection-readers.server.ts";
import { findOpenReader, findReadingFor } from "#app/learning/readers/queries/readers.server.ts";
import { courseOfPage } from "#app/learning/readers/reader.server.ts";
import { AskedBy } from "#app/learning/readers/ui/asked-by.tsx";
import { visibilities } from "#app/learning/reflection.ts";
import { recordReflectionsRead } from "#app/learning/reflections-read.server.ts";
import { NoteText } from "#app/learning/ui/note-text.tsx";
import { readerWords } from "#app/learning/ui/reader-words.ts";
import { ReflectionVersions } from "#app/learning/ui/reflection-versions.tsx";
import { ReflectionVisibility } from "#app/learning/ui/reflection-visibility.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: artifactStyle }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const reflection = await findReflection(db, params.reflection ?? "", person);
  if (!reflection) throw notFound("Reflection");
  const isMine = reflection.personId === person.id;
  const reading = isMine ? null : await findReadingFor(db, person.id, reflection.id);
  const isRecorded = !isMine && (reading !== null || hasRole(person, "coach"));
  if (isRecorded) await recordReflectionsRead(db, person, [reflection]);
  const day = dayIn(person.timeZone, reflection.updatedAt);
  const replies = await listReplies(db, reflection.id, reading && person.id);
  const mine = isMine ? await forItsAuthor(person, reflection) : null;
  return {
    id: reflection.id,
    prompt: reflection.prompt ?? m.reflectionsUnknownPrompt(),
    text: reflection.text,
    fields: fieldsOf(reflection),
    facts: isMine ? m.reflectionsWrittenOn({ day }) : m.reflectionsByOn({ name: reflection.authorName, day }),
    from: [reflection.lessonTitle, reflection.courseTitle].filter(Boolean).join(", "),
    isSeen: isRecorded ? m.reflectionsReadIsSeen({ name: reflection.authorName }) : null,
    personId: person.id,
    mayReply: reflection.visibility !== "private" || reading !== null || mine?.hasReader === true,
    askedBy: reading && reflection.authorName,
    replies: shownReplies(replies, reflection, person.timeZone),
    mine,
  };
}

const schema = () => z.object({ text: z.string().default(""), passage: z.string().default("") });

/** Answers a reflection that is shared with the person, or their own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const submission = parseForm(await readForm(request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const id = params.reflection ?? "";
  const outcome = await replyToReflection(db, person, id, submission.value);
  if (outcome === "missing") throw notFound("Reflection");
  if (outcome === "no-such-passage")
    return rejectForm(submission, { problems: { passage: [m.artifactsReplyNoPassage()] } });
  if (outcome !== "done") {
    const problem = problemOfLength(submission.value.text, longestComment) ?? m.artifactsReplyEmpty();
    return rejectForm(submission, { problems: { text: [problem] } });
  }
  throw redirect(`/reflections/${id}#answers`, 303);
}

/** The parts of a note, if the question asks for one today. */
function fieldsOf({ lessonId, promptId }: ListedReflection) {
  const asked = currentCatalog()
    .lessonsById.get(lessonId)
    ?.prompts.find(({ id }) => id === promptId)?.definition;
  return (asked?.kind === "reflection" && asked.fields) || null;
}

/** Versions, readers and the link back to the lesson, which nobody but the author sees. */
async function forItsAuthor(person: Person, reflection: ListedReflection) {
  const [versions, { readers, changes }, chosen] = await Promise.all([
    listReflectionVersions(db, person.id, reflection.id),
    findReflectionReaders(db, person.id, reflection.id),
    findOpenReader(db, reflection.id),
  ]);
  const catalog = currentCatalog();
  const lesson = catalog.lessonsById.get(reflection.lessonId);
  const course = catalog.coursesById.get(lesson?.courseId ?? "");
  return {
    mayAskReader: courseOfPage(catalog, reflection) !== null,
    visibility: reflection.visibility,
    choices: visibilities.map((visibility) => ({
      value: visibility,
      label: m.reflectionsVisibility({ visibility }),
      help: readerWords(visibility, readers),
    })),
    waits: readers.waits,
    hasReader: chosen !== null,
    readersNow: chosen
      ? `${readerWords(reflection.visibility, readers)} ${m.readersReadsToo({ name: chosen.readerName })}`
      : readerWords(reflection.visibility, readers),
    changes: changes.map(({ visibility, changedAt }) => ({
      words: m.reflectionsVisibility({ visibility }),
      since: dayAndTimeIn(person.timeZone, changedAt),
    })),
    versions: versions.map((version) => ({
      revision: version.revision,
      text: version.text,
      prompt: version.prompt === reflection.prompt ? null : version.prompt,
      saved: dayAndTimeIn(person.timeZone, version.savedAt),
      isNewest: version.revision === reflection.revision,
    })),
    lessonAddress: lesson && course ? `${lessonPath(course.slug, lesson.slug)}#${reflection.promptId}` : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [{ title: titled(data.prompt.length > 60 ? `${data.prompt.slice(0, 57)}…` : data.prompt, m.reflectionsTitle()) }]
    : [];

export default function ReflectionPage() {
  const reply = useActionData<FormReply>();
  const { id, prompt, text, fields, facts, from, isSeen, askedBy, mine, ...page } = useLoaderData<typeof loader>();
  const parent = mine
    ? { to: "/reflections", label: m.reflectionsTitle() }
    : { to: "/reflections/shared", label: m.reflectionsSharedTitle() };
  return (
    <Page title={<span className="reflection-prompt">{prompt}</span>} breadcrumbs={[parent]} width="narrow">
      <div className="stack stack-8">
        <div className="stack">
          <p className="small soft">{[facts, from].filter(Boolean).join(" · ")}</p>
          {fields && text ? (
            <NoteText fields={fields} text={text} />
          ) : (
            <div className="reflection-words">{text || m.reflectionsCleared()}</div>
          )}
          {isSeen ? <p className="small soft">{isSeen}</p> : null}
          {mine?.lessonAddress ? (
            <p className="no-print">
              <LinkButton to={mine.lessonAddress}>
                <Icon name="pen-line" />
                {m.reflectionsWriteOn()}
              </LinkButton>
            </p>
          ) : null}
          {mine?.mayAskReader ? (
            <p className="no-print">
              <Link to={`/reflections/${id}/reader`}>{m.readersChooseReader()}</Link>
            </p>
          ) : null}
        </div>
        {askedBy === null ? null : <AskedBy id={id} name={askedBy} />}
        <ReflectionReplies id={id} reply={reply} isMine={mine !== null} {...page} />
        {mine ? (
          <div className="stack stack-8 no-print">
            <ReflectionVisibility id={id} key={mine.visibility} {...mine} />
            <p className="small soft">
              {m.reflectionsReadersSeen()} <Link to="/settings/activity">{m.reflectionsReadersSeenLink()}</Link>
            </p>
            <ReflectionVersions id={id} versions={mine.versions} />
          </div>
        ) : null}
      </div>
    </Page>
  );
}
