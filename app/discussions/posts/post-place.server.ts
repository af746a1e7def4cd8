import { redirect } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import type { Paged } from "#db/paging.server.ts";
import { db } from "#db/pool.server.ts";
import { topicPath } from "../paths.ts";
import { findMergedInto, type TopicAccess } from "../topics/topic-access.server.ts";
import { findFirstUnread, findPageOf, type PostRow, type TopicVisit } from "./queries/posts.server.ts";

/** The topic that this one was merged into; 404 for everyone who may not open that one. */
export async function leadOn({ person, topic }: TopicAccess): Promise<Response> {
  const into = await findMergedInto(person, topic);
  if (!into) throw notFound("Topic");
  return redirect(topicPath(into), 303);
}

/** Leads to the page of a post, or of the first unread one. */
export async function goToPost(visit: TopicVisit, { topic }: TopicAccess, search: URLSearchParams): Promise<void> {
  const at = search.get("at");
  if (at === null) return;
  const postId = at === "unread" ? ((await findFirstUnread(db, visit))?.id ?? null) : at;
  const page = postId === null ? null : await findPageOf(db, visit, postId);
  if (page === null && at !== "unread") throw notFound("Post");
  const query = page === null || page === 1 ? "" : `?page=${page}`;
  const to = `${topicPath(topic)}${query}${postId ? `#post-${postId}` : ""}`;
  // A redirect that differs from the open page only after "#" would show that page as it is, without the new post.
  throw redirect(to, { status: 303, headers: { "X-Remix-Revalidate": "yes" } });
}

type Asked = { visit: TopicVisit; access: TopicAccess; search: URLSearchParams; posts: Paged<PostRow> };

/** Leads to the page of the post that is to be answered or quoted, if that is another page. */
export async function goToPageOf(postId: string | null, { visit, access, search, posts }: Asked): Promise<void> {
  if (postId === null || posts.rows.some(({ id }) => id === postId)) return;
  const page = await findPageOf(db, visit, postId);
  if (page === null || page === posts.page) return;
  search.set("page", String(page));
  throw redirect(`${topicPath(access.topic)}?${search}#write`, 303);
}
