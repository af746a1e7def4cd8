import { z } from "zod";

/** What PostgreSQL tells a process: topics that changed, or people whose rights may have. */
const notification = z.union([
  z.object({ topics: z.array(z.string()), revision: z.string() }),
  z.object({ people: z.union([z.literal("everybody"), z.array(z.string())]) }),
]);

export type Notification = z.infer<typeof notification>;

/** The notification in a payload; null for anything else. */
export function readNotification(payload: string): Notification | null {
  try {
    return notification.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}

/** A topic is a kind and an id: "meeting:3f2b…". */
export const isTopic = (text: string): boolean => /^[a-z-]{1,30}:[\w-]{1,60}$/.test(text);

/** Topics that one stream may follow. */
export const mostTopics = 20;
