import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { doesSharingWait } from "#app/cohorts/programs/agreement.server.ts";
import { SharingWaits } from "#app/cohorts/programs/ui/sharing-waits.tsx";
import { notFound } from "#app/http/refusals.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isAction, longestComment } from "#app/learning/artifacts/artifact.ts";
import { refusalSentence } from "#app/learning/artifacts/artifact-words.ts";
import { besideChoices, findBeside } from "#app/learning/artifacts/beside.server.ts";
import { addComment, type RatingDraft, saveRatings } from "#app/learning/artifacts/feedback.server.ts";
import { fieldName, missingFields } from "#app/learning/artifacts/fields.ts";
import type { ArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { listPossibleOwners } from "#app/learning/artifacts/queries/owners.server.ts";
import { openArtifact } from "#app/learning/artifacts/reading.server.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { noteName, ratingsIn } from "#app/learning/artifacts/rubric-form.ts";
import { ArtifactBody } from "#app/learning/artifacts/ui/artifact-body.tsx";
import { artifactView } from "#app/learning/artifacts/ui/artifact-view.ts";
import artifactStyle from "#app/learning/artifacts/ui/artifacts.css?url";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { useFocusIfLost } from "#app/ui/focus-if-lost.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { artifactReply } from "./artifact-reply.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: artifactStyle }];

async function artifactOf(request: Request, id: string | undefined) {
  const person = await signedIn(request);
  const artifact = await openArtifact(db, person, id ?? "");
  if (!artifact) throw notFound("Work");
  return { person, artifact };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, artifact } = await artifactOf(request, params.artifact);
  const { searchParams } = new URL(request.url);
  return {
    view: artifactView(artifact, person),
    wanted: searchParams.get("beside"),
    beside: await findBeside(db, person, artifact, searchParams.get("beside")),
    choices: await besideChoices(db, person, artifact),
    personId: person.id,
    ...refusalOf(artifact, searchParams.get("refused")),
    isWaiting: await isWaiting(person, artifact),
    isSaved: searchParams.has("saved"),
    fileRefusal: searchParams.get("file"),
    fellows: artifact.relation === "owner" ? await listPossibleOwners(db, artifact.id) : [],
  };
}

/** Whether the person's own work waits for the agreement of its cohort, where they still learn. */
async function isWaiting(person: Person, { relation, cohortId }: ArtifactPage): Promise<boolean> {
  if (relation !== "owner" || cohortId === null || !person.cohortIds.includes(cohortId)) return false;
  return doesSharingWait(db, cohortId, person.id);
}

/** What the address says was refused, as the page words it; a missing part is marked where it stands. */
function refusalOf({ template, texts, files }: ArtifactPage, word: string | null) {
  const isKnown = word === "not-yours" || word === "own-work" || word === "not-now" || word === "no-feedback";
  if (isKnown) return { refusal: refusalSentence(word), problems: undefined };
  if (word !== "empty") return { refusal: null, problems: undefined };
  const keysWithFiles = files.map(({ fieldKey }) => fieldKey);
  const missing = missingFields(template, texts, keysWithFiles).map(({ key }) => [
    fieldName(key),
    [m.artifactsFieldMissing()],
  ]);
  if (missing.length === 0) return { refusal: refusalSentence("empty"), problems: undefined };
  const written = Object.fromEntries(Object.entries(texts).map(([key, text]) => [fieldName(key), text]));
  return { refusal: null, problems: { values: written, problems: Object.fromEntries(missing), at: 0 } };
}

/** A coach's comment, or their rubric rows and what they do with the work. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, artifact } = await artifactOf(request, params.artifact);
  const form = await readForm(request, person);
  const text = (name: string) => String(form.get(name) ?? "");
  const page = `/artifacts/${artifact.id}`;
  if (form.get("form") === "comment") {
    const start = /^\d{1,6}$/.test(text("start")) ? Number(text("start")) : null;
    const draft = {
      text: text("text"),
      parentId: null,
      fieldKey: text("field") || null,
      passage: text("passage"),
      start,
    };
    const { outcome } = await addComment(db, person, artifact.id, draft);
    if (outcome === "missing") throw notFound("Work");
    if (outcome === "done") throw redirect(`${page}#feedback`, 303);
    return artifactReply("comment", form, commentProblem(outcome, draft.text));
  }
  if (form.get("form") !== "review") throw new Response("Bad Request", { status: 400 });
  const ratings = ratingsIn(artifact.template, text);
  const saved = await saveRatings(db, person, artifact.id, ratings);
  if (saved === "missing") throw notFound("Work");
  if (saved === "not-now") throw redirect(`${page}?refused=not-now`, 303);
  if (saved === "too-long") return artifactReply("review", form, lengthProblems(ratings));
  if (typeof saved === "object") return artifactReply("review", form, changedProblems(saved.changed));
  const then = form.get("then");
  if (!isAction(then) && text("note").trim())
    return artifactReply("review", form, { note: m.artifactsReviewNoteOnly() });
  if (!isAction(then)) throw redirect(`${page}?saved#review`, 303);
  const { outcome } = await moveArtifact(db, person, artifact.id, { action: then, note: text("note") });
  if (outcome === "missing") throw notFound("Work");
  if (outcome === "done" || outcome === "already") throw redirect(page, 303);
  return artifactReply("review", form, { "": refusalSentence(outcome) });
}

/** How long each note is that does not fit. */
function lengthProblems(ratings: RatingDraft[]): Record<string, string> {
  return Object.fromEntries(
    ratings.flatMap(({ rowKey, note }) => {
      const problem = problemOfLength(note, longestComment);
      return problem ? [[noteName(rowKey), problem]] : [];
    }),
  );
}

const changedProblems = (changed: Record<string, string>) =>
  Object.fromEntries(Object.entries(changed).map(([key, note]) => [noteName(key), m.artifactsReviewChanged({ note })]));

function commentProblem(
  outcome: "empty" | "too-long" | "not-now" | "no-such-passage",
  text: string,
): Record<string, string> {
  switch (outcome) {
    case "empty":
      return { text: m.artifactsCommentEmpty() };
    case "too-long":
      return { text: problemOfLength(text, longestComment) ?? m.artifactsCommentEmpty() };
    case "not-now":
      return { "": m.artifactsCommentNotNow() };
    case "no-such-passage":
      return { passage: m.artifactsCommentNoPassage() };
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: titled(data.view.title, m.artifactsTitle()) }] : [];

export default function ArtifactRoute() {
  const page = useLoaderData<typeof loader>();
  const { view, personId, refusal, problems, isWaiting, isSaved, fileRefusal, fellows } = page;
  const reply = useActionData<typeof action>();
  const state = useFocusIfLost<HTMLParagraphElement>(view.state);
  const parent =
    view.cohortId === null || view.cohortName === null
      ? { to: "/artifacts", label: m.artifactsTitle() }
      : { to: `/cohorts/${view.cohortId}/work`, label: view.cohortName };
  const names = view.owners.map(({ name }) => name).join(", ");
  return (
    <Page
      title={view.title}
      lead={view.template.purpose}
      breadcrumbs={[parent]}
      width={page.beside ? "wide" : undefined}
    >
      <div className="stack-8">
        <p ref={state} tabIndex={-1} className="soft">
          <strong>{view.stateInWords}</strong> · {view.template.title}
          {names ? ` · ${m.artifactsRowBy({ names })}` : ""}
        </p>
        {isWaiting && view.cohortId ? <SharingWaits cohortId={view.cohortId} /> : null}
        {refusal ? (
          <Notice kind="care" live>
            <p>{refusal}</p>
          </Notice>
        ) : null}
        {isSaved ? (
          <Notice kind="done" live>
            <p>{m.artifactsReviewSaved()}</p>
          </Notice>
        ) : null}
        <ArtifactBody
          key={`${view.state} ${view.revision}`}
          view={view}
          besides={{ beside: page.beside, choices: page.choices, wanted: page.wanted }}
          personId={personId}
          problems={problems}
          fileRefusal={fileRefusal}
          fellows={fellows}
          comment={reply?.form === "comment" ? reply : undefined}
          review={reply?.form === "review" ? reply : undefined}
        />
      </div>
    </Page>
  );
}
