import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { classes } from "#app/ui/classes.ts";
import { messageKey } from "../../message-key.ts";
import { postPath } from "../../paths.ts";
import { UnfurledLinks } from "../../unfurl/ui/unfurled-links.tsx";
import type { Unfurled } from "../../unfurl/unfurled.server.ts";
import { type ReactionKind, reactionKinds } from "../post.ts";
import { PostBody } from "./post-body.tsx";
import { QuoteLink } from "./quote-link.tsx";

export type ShownPost = {
  id: string;
  parentId: string | null;
  parentAuthorName: string | null;
  authorId: string | null;
  authorName: string | null;
  authorPronouns: string | null;
  html: string;
  language: string | null;
  translationHtml: string | null;
  translationLanguage: string | null;
  isByMail: boolean;
  roundTitle: string | null;
  written: string;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  hiddenAt: string | null;
  isUnread: boolean;
  reactions: { kind: ReactionKind; count: number; isMine: boolean }[];
  images: { id: string; description: string; width: number | null; height: number | null }[];
  links: Unfurled[];
};

/** What the reader may do on a topic's page. */
export type TopicTools = {
  path: string;
  person: string;
  canWrite: boolean;
  /** Whether they may post now: in a protocol's topic it may not be their turn. */
  canPost: boolean;
  canAccept: boolean;
  isFacilitator: boolean;
  acceptedPostId: string | null;
};

/** The posts of a page, answers below what they answer. */
export function PostList({ posts, tools }: { posts: ShownPost[]; tools: TopicTools }) {
  const firstUnread = posts.find(({ isUnread }) => isUnread)?.id;
  return (
    <ol className="plain posts">
      {posts.map((post) => (
        <li key={post.id} id={`post-${post.id}`} className={classes("post", post.parentId !== null && "post--answer")}>
          {post.id === firstUnread ? <p className="posts__new">{m.readingNewFromHere()}</p> : null}
          <Post post={post} tools={tools} />
        </li>
      ))}
    </ol>
  );
}

function Post({ post, tools }: { post: ShownPost; tools: TopicTools }) {
  const isMine = post.authorId === tools.person;
  const isAccepted = post.id === tools.acceptedPostId;
  return (
    <article
      tabIndex={-1}
      aria-labelledby={`by-${post.id} at-${post.id}`}
      className={classes(isAccepted && "post--accepted")}
    >
      <header className="post__head">
        <h2 id={`by-${post.id}`} className="post__author">
          <bdi>{post.authorName ?? m.postsErased()}</bdi>
          {post.authorPronouns ? (
            <span className="small soft">
              {" "}
              (<bdi>{post.authorPronouns}</bdi>)
            </span>
          ) : null}
        </h2>
        <p className="small soft">
          <Link to={postPath(post.id)}>
            <time id={`at-${post.id}`} dateTime={post.createdAt}>
              {post.written}
            </time>
          </Link>
          {post.editedAt ? (
            <>
              {" · "}
              <Link to={`${tools.path}/posts/${post.id}/history`}>{m.postsEdited()}</Link>
            </>
          ) : null}
          {post.roundTitle ? ` · ${post.roundTitle}` : ""}
          {post.isByMail ? ` · ${m.postsByMail()}` : ""}
          {post.parentId ? ` · ${m.postsAnswerTo({ name: post.parentAuthorName ?? m.postsErased() })}` : ""}
        </p>
        {isAccepted ? <p className="done small">{m.postsAccepted()}</p> : null}
      </header>
      <PostWords post={post} isMine={isMine} />
      {post.deletedAt === null ? <PostActions post={post} tools={tools} isMine={isMine} /> : null}
      {post.deletedAt !== null && isMine ? (
        <Form method="post" action={`${tools.path}/posts/${post.id}/restoration`}>
          <input type="hidden" name="person" value={tools.person} />
          <Button>{m.postsUndoDelete()}</Button>
        </Form>
      ) : null}
    </article>
  );
}

function PostWords({ post, isMine }: { post: ShownPost; isMine: boolean }) {
  if (post.deletedAt !== null) return <p className="soft">{isMine ? m.postsDeletedMine() : m.postsDeleted()}</p>;
  if (post.hiddenAt !== null && post.html === "") return <p className="soft">{m.postsHidden()}</p>;
  return (
    <>
      {post.hiddenAt !== null ? <p className="soft">{m.postsHiddenButSeen()}</p> : null}
      <PostBody html={post.html} language={post.language} />
      {post.translationHtml === null ? null : (
        <details className="post__translation">
          <summary aria-describedby={`by-${post.id}`}>{m.postsShowTranslation()}</summary>
          <PostBody html={post.translationHtml} language={post.translationLanguage} />
        </details>
      )}
      <UnfurledLinks links={post.links} />
      {post.images.map(({ id, description, width, height }) => (
        <img
          key={id}
          src={`/community/images/${id}`}
          alt={description}
          width={width ?? undefined}
          height={height ?? undefined}
          loading="lazy"
        />
      ))}
    </>
  );
}

function PostActions({ post, tools, isMine }: { post: ShownPost; tools: TopicTools; isMine: boolean }) {
  const name = post.authorName ?? m.postsErased();
  const at = `${tools.path}/posts/${post.id}`;
  return (
    <div className="post__actions">
      <Reactions post={post} tools={tools} />
      {tools.canPost ? (
        <LinkButton to={`?answers=${post.id}#write`} tone="quiet" aria-label={m.postsAnswerLabel({ name })}>
          {m.postsAnswer()}
        </LinkButton>
      ) : null}
      {tools.canWrite ? <QuoteLink postId={post.id} name={name} /> : null}
      {isMine && tools.canWrite ? (
        <LinkButton to={at} tone="quiet" aria-label={m.postsEditLabel({ when: post.written })}>
          {m.postsEdit()}
        </LinkButton>
      ) : null}
      {isMine ? (
        <Form method="post" action={at}>
          <input type="hidden" name="_method" value="delete" />
          <input type="hidden" name="person" value={tools.person} />
          <Button tone="quiet" aria-label={m.postsDeleteLabel({ when: post.written })}>
            {m.postsDelete()}
          </Button>
        </Form>
      ) : (
        <LinkButton to={`${at}/report`} tone="quiet" aria-label={m.postsReportLabel({ name })}>
          {m.postsReport()}
        </LinkButton>
      )}
      {tools.canAccept && !isMine ? (
        <StateButton post={post} tools={tools} set="accept" isOn={post.id === tools.acceptedPostId} />
      ) : null}
      {tools.isFacilitator ? <StateButton post={post} tools={tools} set="hide" isOn={post.hiddenAt !== null} /> : null}
    </div>
  );
}

/** Accepts an answer or hides a post; pressed again, undoes it. */
function StateButton({
  post,
  tools,
  set,
  isOn,
}: {
  post: ShownPost;
  tools: TopicTools;
  set: "accept" | "hide";
  isOn: boolean;
}) {
  return (
    <Form method="post" action={`${tools.path}/state`}>
      <input type="hidden" name="person" value={tools.person} />
      <input type="hidden" name="set" value={set} />
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="on" value={isOn ? "no" : "yes"} />
      <Button tone="quiet" aria-describedby={`by-${post.id} at-${post.id}`}>
        {m.toolsState({ what: `${set}_${isOn ? "off" : "on"}` })}
      </Button>
    </Form>
  );
}

/** The reactions that a post has, each a toggle, and behind one more press the others. */
function Reactions({ post, tools }: { post: ShownPost; tools: TopicTools }) {
  const { canWrite, path, person } = tools;
  const others = reactionKinds.filter((kind) => !post.reactions.some((reaction) => reaction.kind === kind));
  const buttons = (kinds: { kind: ReactionKind; count: number; isMine: boolean }[]) => (
    <Form method="post" action={`${path}/posts/${post.id}/reactions`} className="reactions" preventScrollReset>
      <input type="hidden" name="person" value={person} />
      {kinds.map(({ kind, count, isMine }) => (
        <button
          key={kind}
          type="submit"
          name={isMine ? "off" : "on"}
          value={kind}
          className="reaction"
          aria-pressed={isMine}
          disabled={!canWrite}
        >
          {m.postsReaction({ kind: messageKey(kind) })}
          {count > 0 ? <span className="numbers"> {count}</span> : null}
        </button>
      ))}
    </Form>
  );
  return (
    <>
      {post.reactions.length > 0 ? buttons(post.reactions) : null}
      {canWrite && others.length > 0 ? (
        <details className="react">
          <summary aria-describedby={`by-${post.id}`}>{m.postsReact()}</summary>
          {buttons(others.map((kind) => ({ kind, count: 0, isMine: false })))}
        </details>
      ) : null}
    </>
  );
}
