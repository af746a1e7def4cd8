/** post-first: others' posts appear after one's own; protocol: rounds with one turn each. */
export const topicKinds = ["discussion", "question", "post-first", "check-in", "protocol"] as const;
export type TopicKind = (typeof topicKinds)[number];

/** Actions on topics and posts by facilitators, and by authors on their own; the trail keeps each. */
export const topicActions = [
  "pin",
  "lock",
  "archive",
  "move",
  "widen",
  "split",
  "merge",
  "accept",
  "hide",
  "restore",
  "delete",
  "rename",
  "tag",
  "next-round",
  "undo",
] as const;
export type TopicAction = (typeof topicActions)[number];

export const longestTopicTitle = 150;
export const postsPerPage = 50;
export const topicsPerPage = 50;
/** Topics with something unread that a space lists: 10 pages. Whoever has more reads some first. */
export const mostUnread = 500;

type TopicState = { isLocked: boolean; isArchived: boolean };

/** Whether a topic takes posts, of those who may write in its space. */
export const takesPosts = ({ isLocked, isArchived }: TopicState): boolean => !isLocked && !isArchived;

type Tagging = { isFacilitator: boolean; closedBecause: string | null };

/** Whether a person may change a topic's tags: those who keep its space, and who began it while they may write in it. */
export const canTag = (
  person: { id: string },
  topic: TopicState & { authorId: string | null },
  { isFacilitator, closedBecause }: Tagging,
): boolean => isFacilitator || (topic.authorId === person.id && closedBecause === null && takesPosts(topic));

/** The parts of a list of topics. */
export const topicFilters = ["all", "unread", "unanswered", "mine"] as const;
export type TopicFilter = (typeof topicFilters)[number];
export const isTopicFilter = (word: unknown): word is TopicFilter => topicFilters.some((filter) => filter === word);
