import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import type { Protocol } from "#app/catalog/protocol.ts";
import { idsOf, subjectAmong } from "#app/discussions/about/subject.server.ts";
import { subjectOf } from "#app/discussions/about/subject.ts";
import { messageKey } from "#app/discussions/message-key.ts";
import { listTopicChanges } from "#app/discussions/moderation/queries/trail.server.ts";
import { TopicTrail } from "#app/discussions/moderation/ui/topic-trail.tsx";
import { postPath, spacePath, topicPath } from "#app/discussions/paths.ts";
import { photoWords, previewReply, refusedPost } from "#app/discussions/posts/composer-reply.server.ts";
import type { ComposerReply } from "#app/discussions/posts/composer-reply.ts";
import { draftFor } from "#app/discussions/posts/drafts/post-draft.server.ts";
import { shownDraft, withQuote } from "#app/discussions/posts/drafts/shown-draft.server.ts";
import { quoteOf } from "#app/discussions/posts/markdown-edit.ts";
import { photoIn } from "#app/discussions/posts/photo.server.ts";
import { mostMentions } from "#app/discussions/posts/post.ts";
import { postSchema } from "#app/discussions/posts/post-form.ts";
import { goToPageOf, goToPost, leadOn } from "#app/discussions/posts/post-place.server.ts";
import { listPosts, type PostRow } from "#app/discussions/posts/queries/posts.server.ts";
import { Composer } from "#app/discussions/posts/ui/composer.tsx";
import { PostList } from "#app/discussions/posts/ui/post-list.tsx";
import { TopicJumps } from "#app/discussions/posts/ui/topic-jumps.tsx";
import { addPost } from "#app/discussions/posts/writing.server.ts";
import { MarkRead, NewReplies, useFocusOnArrival } from "#app/discussions/reading/ui/reading.tsx";
import { findAudience } from "#app/discussions/spaces/queries/audience.server.ts";
import { audienceOfPost } from "#app/discussions/spaces/space-words.ts";
import { SpaceNotice } from "#app/discussions/spaces/ui/space-notice.tsx";
import { canMoveOn, protocolOf, turnProblem } from "#app/discussions/topics/protocol-topic.server.ts";
import { protocolView } from "#app/discussions/topics/protocol-view.server.ts";
import { canTag, takesPosts } from "#app/discussions/topics/topic.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import { ProtocolPanel } from "#app/discussions/topics/ui/protocol-panel.tsx";
import { TopicStates } from "#app/discussions/topics/ui/topic-states.tsx";
import { TopicTools } from "#app/discussions/topics/ui/topic-tools.tsx";
import style from "#app/discussions/ui/discussions.css?url";
import { unfurledIn } from "#app/discussions/unfurl/unfurled.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayAndTimeIn, dayInWords, shortDayIn } from "#app/time/dates.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await topicVisitor(request, params);
  const { person, topic, space, isFacilitator, closedBecause } = access;
  if (topic.mergedIntoId) throw await leadOn(access);
  const visit = { person, topicId: topic.id, isFacilitator };
  const search = new URL(request.url).searchParams;
  await goToPost(visit, access, search);
  const quoted = search.get("quote");
  const [posts, audience, changes] = await Promise.all([
    listPosts(db, visit, Number(search.get("page") ?? 1), quoted),
    findAudience(db, space.id),
    listTopicChanges(db, person, topic.id),
  ]);
  await goToPageOf(search.get("answers") ?? quoted, { visit, access, search, posts });
  const { origin } = new URL(request.url);
  const subject = subjectOf(`${topic.aboutKind}:${topic.aboutId}`);
  const page = { origin, topicId: topic.id, alsoIds: idsOf(subject) };
  const { links, linked } = await unfurledIn(db, person, posts.rows, page);
  const about = subject && subjectAmong(linked, subject);
  const protocol = protocolOf(topic);
  const noTurn = turnProblem(person, topic, isFacilitator);
  const canWrite = closedBecause === null && takesPosts(topic);
  const answered = posts.rows.find(({ id }) => id === search.get("answers"));
  const place = { kind: answered ? "answer" : "reply", aboutId: answered?.id ?? topic.id } as const;
  const draft = await draftFor(db, person, place, search.get("draft"));
  const quote = quoteOfPost(posts.rows.find(({ id }) => id === quoted));
  return {
    ...{ space: { id: space.id, title: space.title }, about },
    tags: {
      ...{ names: topic.tags, spaceId: space.id },
      changePath: canTag(person, topic, access) ? `${topicPath(topic)}/tags` : null,
    },
    topic: {
      ...{ id: topic.id, spaceId: space.id, title: topic.title, kind: topic.kind, level: topic.level },
      ...{ isLocked: topic.isLocked, isArchived: topic.isArchived, isPinned: topic.isPinned },
      author: topic.authorName ?? m.postsErased(),
      begun: shortDayIn(person.timeZone, topic.createdAt),
      due: topic.dueOn && dayInWords(topic.dueOn),
      answersDue: topic.answersDueOn && dayInWords(topic.answersDueOn),
      answersWanted: topic.answersWanted,
      isWaiting: topic.kind === "post-first" && !topic.hasPosted && !isFacilitator && topic.authorId !== person.id,
    },
    tools: {
      ...{ path: topicPath(topic), person: person.id, canWrite, isFacilitator, acceptedPostId: topic.acceptedPostId },
      canPost: canWrite && noTurn === null,
      canAccept: topic.kind === "question" && (isFacilitator || topic.authorId === person.id),
    },
    ...{
      closedBecause,
      key: draft.current?.clientKey ?? randomUUID(),
      page: posts.page,
      pageCount: posts.pageCount,
      total: posts.total,
    },
    pausedUntil: space.pausedUntil && shortDayIn(person.timeZone, space.pausedUntil),
    audience: audienceOfPost(audience, mostMentions),
    protocol:
      protocol &&
      protocolView(protocol, {
        ...{ round: topic.round ?? 0, timeZone: person.timeZone, noTurn },
        openedAt: changes.find(({ action }) => action === "next-round")?.happenedAt ?? topic.createdAt,
        canMoveOn: canWrite && canMoveOn(person, topic, isFacilitator),
      }),
    quote: draft.current ? null : quote,
    draft: shownDraft(draft, person.timeZone, { source: quote ?? "", translation: null }),
    text: draft.current && { ...draft.current, source: withQuote(draft.current.source, quote) },
    answers: answered ? { id: answered.id, name: answered.authorName ?? m.postsErased() } : null,
    posts: posts.rows.map((post) => ({
      ...post,
      roundTitle: roundTitle(protocol, post.round),
      links: links.get(post.id) ?? [],
      // HTML knows milliseconds only.
      createdAt: new Date(post.createdAt).toISOString(),
      written: dayAndTimeIn(person.timeZone, post.createdAt),
    })),
    unread: marksOf(posts.rows),
    told: search.get("told"),
    changes: changes.map((change) => ({ ...change, day: dayAndTimeIn(person.timeZone, change.happenedAt) })),
  };
}

const roundTitle = (protocol: Protocol | null, round: number | null) =>
  round === null ? null : (protocol?.rounds[round]?.title ?? null);

/** A post as the quote that a reply begins with; null for none that this person reads. */
function quoteOfPost(post: PostRow | undefined): string | null {
  if (!post || post.source === null) return null;
  return quoteOf({ name: post.authorName ?? m.postsErased(), path: postPath(post.id), words: post.source });
}

const marksOf = (posts: PostRow[]) =>
  posts.filter(({ isUnread }) => isUnread).map(({ runId, number }) => `${runId}:${number}`);

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await topicVisitor(request, params);
  const form = await readForm(request, person);
  const submission = parseForm(form, postSchema());
  const preview = previewReply(form);
  if (preview) return preview;
  if (submission.status !== "success") return rejectForm(submission, { values: photoWords(form) });
  const photo = await photoIn(form);
  if (typeof photo === "string") return refusedPost(form, photo);
  const { key = randomUUID(), answers = null, draft: draftId = null, base, writer, ...post } = submission.value;
  const sentDraft = { draftId, base, writer };
  const written = await addPost(db, person, topic.id, { post, key, answers: answers || null, photo, sentDraft });
  if (written.outcome === "done") throw redirect(postPath(written.postId), 303);
  if (written.outcome === "missing") throw notFound("Topic");
  return refusedPost(form, written.outcome);
}

/** Neither marking the page as read nor a preview changes anything on it: what was new stays marked until the next visit. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  formAction?.endsWith("/marks") || formAction === "/community/preview" ? false : defaultShouldRevalidate;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.topic.title ?? m.spacesTitle(), data?.space.title ?? m.spacesTitle()) },
];

export default function TopicPage() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<ComposerReply>();
  // A sent post leads to a new location, with an empty composer; reading the page again keeps what is typed.
  const { key: visit } = useLocation();
  const { space, topic, tools, posts, audience, answers, key, closedBecause } = data;
  useFocusOnArrival();
  return (
    <Page
      title={<bdi>{topic.title}</bdi>}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
      ]}
      lead={m.topicsBegun({ kind: messageKey(topic.kind), name: topic.author, day: topic.begun })}
    >
      <div className="stack-6">
        <TopicStates topic={topic} told={data.told} about={data.about} tags={data.tags} />
        {data.protocol ? <ProtocolPanel protocol={data.protocol} path={tools.path} person={tools.person} /> : null}
        <TopicJumps posts={posts.length} page={data.page} pageCount={data.pageCount} canPost={tools.canPost} />
        <NewReplies topicId={topic.id} path={tools.path} after={data.total} />
        <PostList posts={posts} tools={tools} />
        {topic.isWaiting ? (
          <Notice>
            <p>{m.topicsPostFirst()}</p>
          </Notice>
        ) : null}
        <Pagination page={data.page} pageCount={data.pageCount} />
        <MarkRead path={tools.path} person={tools.person} numbers={data.unread} />
        {tools.canPost ? (
          <Composer
            takesPhoto
            key={`${visit} ${answers?.id}`}
            id="write"
            reply={reply}
            audience={audience}
            label={answers ? m.postsAnswerTo({ name: answers.name }) : data.protocol ? m.roundsTurn() : m.postsWrite()}
            submit={m.postsSend()}
            draft={data.draft}
            text={data.text ?? undefined}
            begins={data.quote ?? undefined}
            hidden={{ person: tools.person, key, answers: answers?.id ?? "" }}
          />
        ) : tools.canWrite ? null : (
          <SpaceNotice spaceId={space.id} reason={closedBecause} until={data.pausedUntil} />
        )}
        <TopicTrail changes={data.changes} {...tools} isOpen={undoable.includes(data.told ?? "")} />
        <TopicTools topic={topic} tools={tools} />
      </div>
    </Page>
  );
}

const undoable = ["move", "merge", "split", "tag", "undo"];
