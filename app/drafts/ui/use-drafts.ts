import { useCallback, useEffect, useState } from "react";
import { ownDrafts } from "../device.ts";
import type { Draft } from "../draft.ts";
import { draftsChanged, sendReady } from "../sender.ts";

export type Waiting = { drafts: Draft[]; unreadable: number; canSeal: boolean };

/** The signed-in person's drafts on this device; null until they have been read. */
export function useDrafts() {
  const [waiting, setWaiting] = useState<Waiting | null>(null);

  const look = useCallback(async () => {
    const store = ownDrafts();
    setWaiting({ ...(await store.list()), canSeal: store.canSeal });
  }, []);

  useEffect(() => {
    const changed = () => void look();
    document.addEventListener(draftsChanged, changed);
    changed();
    return () => document.removeEventListener(draftsChanged, changed);
  }, [look]);

  /** Sends everything; returns whether nothing is left. */
  async function send(): Promise<boolean> {
    const store = ownDrafts();
    await sendReady(store, () => true, { isPressed: true });
    await look();
    const { drafts, unreadable } = await store.list();
    return drafts.length + unreadable === 0;
  }

  async function discard(draft?: Draft): Promise<void> {
    await (draft ? ownDrafts().remove(draft) : ownDrafts().discardAll());
    await look();
  }

  return { waiting, send, discard };
}
