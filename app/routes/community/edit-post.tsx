import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { z } from "zod";
import { postPath, spacePath, topicPath } from "#app/discussions/paths.ts";
import { deletePost, editPost } from "#app/discussions/posts/changing.server.ts";
import { previewReply, refusedPost } from "#app/discussions/posts/composer-reply.server.ts";
import type { ComposerReply } from "#app/discussions/posts/composer-reply.ts";
import { draftFor } from "#app/discussions/posts/drafts/post-draft.server.ts";
import { shownDraft } from "#app/discussions/posts/drafts/shown-draft.server.ts";
import { mostMentions } from "#app/discussions/posts/post.ts";
import { postSchema } from "#app/discussions/posts/post-form.ts";
import { findOwnPost } from "#app/discussions/posts/queries/posts.server.ts";
import { Composer } from "#app/discussions/posts/ui/composer.tsx";
import { findAudience } from "#app/discussions/spaces/queries/audience.server.ts";
import { audienceOfPost } from "#app/discussions/spaces/space-words.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import style from "#app/discussions/ui/discussions.css?url";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const schema = () => postSchema().extend({ revision: z.coerce.number().int().default(0) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space, topic } = await topicVisitor(request, params);
  const post = await findOwnPost(db, person.id, topic.id, params.post ?? "");
  if (!post) throw notFound("Post");
  const wanted = new URL(request.url).searchParams.get("draft");
  const draft = await draftFor(db, person, { kind: "edit", aboutId: post.id }, wanted);
  return {
    ...{ post, person: person.id, draft: shownDraft(draft, person.timeZone, post), text: draft.current ?? post },
    space: { id: space.id, title: space.title },
    topic: { title: topic.title, path: topicPath(topic) },
    audience: audienceOfPost(await findAudience(db, space.id), mostMentions),
  };
}

/** Saves a new text of one's own post, or deletes the post. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await topicVisitor(request, params);
  const form = await readForm(request, person);
  const place = { topicId: topic.id, postId: params.post ?? "" };
  if (methodOf(request, form) === "DELETE") {
    if ((await deletePost(db, person, place)) === "missing") throw notFound("Post");
    throw redirect(postPath(place.postId), 303);
  }
  const submission = parseForm(form, schema());
  if (!(await findOwnPost(db, person.id, topic.id, place.postId))) throw notFound("Post");
  const preview = previewReply(form);
  if (preview) return preview;
  if (submission.status !== "success") return rejectForm(submission);
  const { revision, draft: draftId = null, base, writer, ...draft } = submission.value;
  const saved = await editPost(db, person, place, { draft, revision, sentDraft: { draftId, base, writer } });
  if (saved === "done") throw redirect(postPath(place.postId), 303);
  if (saved === "missing") throw notFound("Post");
  return refusedPost(form, saved);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.postsEditTitle(), data?.topic.title ?? m.spacesTitle()) },
];

export default function EditPostPage() {
  const { post, person, space, topic, audience, draft, text } = useLoaderData<typeof loader>();
  const reply = useActionData<ComposerReply>();
  const { search } = useLocation(); // of another text
  return (
    <Page
      title={m.postsEditTitle()}
      breadcrumbs={[
        { to: spacePath(space.id), label: space.title },
        { to: topic.path, label: topic.title },
      ]}
      width="narrow"
    >
      {draft.id === null ? null : (
        <details className="composer__more">
          <summary>{m.postDraftsPostAsItIs()}</summary>
          <p className="typed-words" dir="auto">
            {post.source}
          </p>
        </details>
      )}
      <Composer
        key={search}
        id="write"
        draft={draft}
        reply={reply}
        audience={audience}
        label={m.postsText()}
        submit={m.postsSave()}
        hidden={{ person, revision: String(reply?.values.revision ?? post.revision) }}
        text={text}
      />
    </Page>
  );
}
