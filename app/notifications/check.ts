import type { Db } from "#db/client.server.ts";
import type { NotificationKind } from "./kind.ts";

export type ToCheck = { id: string; personId: string; subjectId: string };

/**
 * Which notifications are still true for their readers: they may read the thing, and have not read it. By id, with what
 * somebody wrote, for people who want words in their mails; null for none.
 */
export type Check = (db: Db, waiting: readonly ToCheck[]) => Promise<ReadonlyMap<string, { words: string | null }>>;

/** The checks of the domains. A kind without one stays true, because it says nothing that could be taken back. */
export type Checks = { kinds: readonly NotificationKind[]; check: Check }[];
