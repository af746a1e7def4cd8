import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { z } from "zod";
import { findProtocol, listProtocols } from "#app/catalog/programs.server.ts";
import { findSubject } from "#app/discussions/about/subject.server.ts";
import { type Subject, subjectOf, subjectText } from "#app/discussions/about/subject.ts";
import { messageKey } from "#app/discussions/message-key.ts";
import { postPath, spacePath } from "#app/discussions/paths.ts";
import { photoWords, previewReply, refusedPost } from "#app/discussions/posts/composer-reply.server.ts";
import type { ComposerReply } from "#app/discussions/posts/composer-reply.ts";
import { draftFor } from "#app/discussions/posts/drafts/post-draft.server.ts";
import { shownDraft } from "#app/discussions/posts/drafts/shown-draft.server.ts";
import { photoIn } from "#app/discussions/posts/photo.server.ts";
import { mostMentions } from "#app/discussions/posts/post.ts";
import { postSchema } from "#app/discussions/posts/post-form.ts";
import { Composer } from "#app/discussions/posts/ui/composer.tsx";
import { startTopic } from "#app/discussions/posts/writing.server.ts";
import { findAudience } from "#app/discussions/spaces/queries/audience.server.ts";
import { spaceVisitor } from "#app/discussions/spaces/space-visitor.server.ts";
import { audienceOfPost } from "#app/discussions/spaces/space-words.ts";
import { SpaceNotice } from "#app/discussions/spaces/ui/space-notice.tsx";
import { listSpaceTags } from "#app/discussions/topics/queries/tags.server.ts";
import { tagsField } from "#app/discussions/topics/tag-form.ts";
import { longestTopicTitle, topicKinds } from "#app/discussions/topics/topic.ts";
import { TagField } from "#app/discussions/topics/ui/tags.tsx";
import style from "#app/discussions/ui/discussions.css?url";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { Checkbox, RadioGroup, SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const day = () => z.iso.date(m.topicsDayWrong()).optional();

const schema = () =>
  postSchema().extend({
    title: z.string(m.topicsTitleMissing()).trim().min(1, m.topicsTitleMissing()).max(longestTopicTitle),
    kind: z.enum(topicKinds).default("discussion"),
    dueOn: day(),
    answersDueOn: day(),
    protocol: z.string().max(100).optional(),
    about: z.string().max(150).optional(),
    tags: tagsField(),
    isAnnouncement: z.literal("on").optional(),
    answersWanted: wholeNumber({ most: 20, wrong: m.topicsAnswersWantedWrong() }).optional(),
  });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space, closedBecause, isFacilitator } = await spaceVisitor(request, params.space);
  const search = new URL(request.url).searchParams;
  const subject = subjectOf(search.get("about") ?? "");
  const found = subject && (await findSubject(db, person, subject));
  const [draft, knownTags] = await Promise.all([
    draftFor(db, person, { kind: "topic", aboutId: space.id }, search.get("draft")),
    listSpaceTags(db, person, space.id),
  ]);
  return {
    about: subject && found ? { value: subjectText(subject), title: found.title } : null,
    space: { id: space.id, title: space.title },
    ...{ person: person.id, key: draft.current?.clientKey ?? randomUUID(), closedBecause, isFacilitator },
    ...{ draft: shownDraft(draft, person.timeZone), text: draft.current },
    knownTags,
    audience: audienceOfPost(await findAudience(db, space.id), mostMentions),
    protocols: listProtocols().map(({ slug, title, rounds }) => ({
      ...{ slug, words: m.roundsOption({ title, count: rounds.length }) },
    })),
    protocol: findProtocol(search.get("protocol") ?? "")?.slug ?? "",
    pausedUntil: space.pausedUntil && shortDayIn(person.timeZone, space.pausedUntil),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, space } = await spaceVisitor(request, params.space);
  const form = await readForm(request, person);
  const submission = parseForm(form, schema());
  const preview = previewReply(form);
  if (preview) return preview;
  if (submission.status !== "success") return rejectForm(submission, { values: photoWords(form) });
  const { protocol = "" } = submission.value;
  if (submission.value.kind === "protocol" && !findProtocol(protocol)) {
    return rejectForm(submission, { problems: { protocol: [m.roundsMissing()] } });
  }
  const photo = await photoIn(form);
  if (typeof photo === "string") return refusedPost(form, photo);
  const {
    key = randomUUID(),
    title,
    kind,
    dueOn,
    answersDueOn,
    answersWanted,
    isAnnouncement,
    protocol: _,
    about = "",
    tags,
    draft: draftId = null,
    base,
    writer,
    ...post
  } = submission.value;
  const isCheckIn = kind === "check-in";
  const dates = isCheckIn ? { dueOn, answersDueOn, answersWanted } : {};
  const started = await startTopic(db, person, space.id, {
    ...{
      topic: {
        title,
        kind,
        ...dates,
        protocolKey: kind === "protocol" ? protocol : null,
        about: await openSubject(person, about),
        tags,
      },
      post,
      key,
      photo,
      isAnnouncement: isAnnouncement !== undefined,
      sentDraft: { draftId, base, writer },
    },
  });
  if (started.outcome === "done") throw redirect(postPath(started.postId), 303);
  if (started.outcome === "missing") throw notFound("Space");
  return refusedPost(form, started.outcome);
}

/** The subject of a new topic; null if this person may not open it. */
async function openSubject(person: Person, about: string): Promise<Subject | null> {
  const subject = subjectOf(about);
  return subject && (await findSubject(db, person, subject)) ? subject : null;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.topicsNew(), data?.space.title ?? m.spacesTitle()) },
];

export default function NewTopicPage() {
  const data = useLoaderData<typeof loader>();
  const { space, person, key, closedBecause, isFacilitator, audience, pausedUntil, protocols, protocol, about } = data;
  const reply = useActionData<ComposerReply>();
  const { search } = useLocation(); // of another text
  return (
    <Page
      title={m.topicsNew()}
      lead={about ? m.aboutOf({ title: about.title }) : undefined}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
      ]}
      width="narrow"
    >
      {closedBecause ? (
        <SpaceNotice spaceId={space.id} reason={closedBecause} until={pausedUntil} />
      ) : (
        <Composer
          takesPhoto
          key={search}
          id="write"
          reply={reply}
          draft={data.draft}
          text={data.text ?? undefined}
          audience={audience}
          label={m.postsFirst()}
          submit={m.topicsStart()}
          hidden={{ person, key, about: about?.value ?? "" }}
        >
          <TextField
            name="title"
            label={m.topicsTitleField()}
            limit={longestTopicTitle}
            dir="auto"
            defaultValue={data.text?.title}
            required
          />
          <TagField known={data.knownTags} value={data.text?.tags} />
          <RadioGroup
            name="kind"
            label={m.topicsKindField()}
            defaultValue={protocol ? "protocol" : "discussion"}
            choices={topicKinds.map((kind) => ({
              value: kind,
              label: m.topicsKind({ kind: messageKey(kind) }),
              help: m.topicsKindHelp({ kind: messageKey(kind) }),
            }))}
          />
          <SelectField name="protocol" label={m.roundsChoose()} help={m.roundsChooseHelp()} defaultValue={protocol}>
            <option value="">{m.roundsNone()}</option>
            {protocols.map(({ slug, words }) => (
              <option key={slug} value={slug}>
                {words}
              </option>
            ))}
          </SelectField>
          {isFacilitator ? (
            <Checkbox name="isAnnouncement" label={m.topicsAnnounce()} help={m.topicsAnnounceHelp()} />
          ) : null}
          <details className="composer__more">
            <summary>{m.topicsCheckInDates()}</summary>
            <div className="stack">
              <TextField name="dueOn" type="date" label={m.topicsDueField()} isOptional />
              <TextField name="answersWanted" inputMode="numeric" label={m.topicsAnswersWanted()} isOptional />
              <TextField name="answersDueOn" type="date" label={m.topicsAnswersDueField()} isOptional />
            </div>
          </details>
        </Composer>
      )}
    </Page>
  );
}
