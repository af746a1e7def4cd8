export const spacePath = (spaceId: string): string => `/community/${spaceId}`;

export const topicPath = ({ spaceId, id }: { spaceId: string; id: string }): string => `/community/${spaceId}/${id}`;

/** The topics of a space that have a tag. */
export const tagPath = (spaceId: string, tag: string): string =>
  `${spacePath(spaceId)}?${new URLSearchParams({ tag })}`;

/** Where an author answers whether a topic may be shown to more people. */
export const widerMovePath = (requestId: string): string => `/community/moves/${requestId}`;

/** A post's own address, which finds it wherever its topic was moved, split or merged. */
export const postPath = (postId: string): string => `/community/posts/${postId}`;

/** The reported posts that wait for a decision. */
export const moderationPath = "/community/moderation";

/** What facilitators told the reader about their posts in a space. */
export const noticesPath = (spaceId: string): string => `${spacePath(spaceId)}/about#notices`;
