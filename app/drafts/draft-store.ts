import { type Draft, draftIn, inOrder, isSameForm } from "./draft.ts";
import { type Seal, sealWith } from "./seal.ts";

/** The person a page belongs to, and the key to their drafts on this device. */
export type Owner = {
  personId: string;
  /** Null for a guest, whose words have no key that another visitor lacks. */
  key: string | null;
  /** Several people use this browser. */
  isShared: boolean;
  /** Older drafts are removed; by default none are. */
  longestAgeMs?: number;
};

type Stores = { device: Storage; tab: Storage };

/**
 * The drafts of one person on this device, each encrypted with a key that only pages of their session get. Where the
 * browser cannot encrypt (plain http), a shared device keeps them in the tab only.
 */
export class DraftStore {
  readonly personId: string;
  readonly isGuest: boolean;
  /** Whether drafts stay secret from the next person at this device. */
  readonly canSeal: boolean;
  readonly #seal: Seal | null;
  readonly #stores: Stores;
  readonly #isInTab: boolean;
  readonly #prefix: string;
  readonly #longestAgeMs: number;
  /** Serializes changes, so that an older text never overwrites a newer one. */
  #last: Promise<unknown> = Promise.resolve();

  constructor({ personId, key, isShared, longestAgeMs = Number.POSITIVE_INFINITY }: Owner, stores: Stores) {
    this.personId = personId;
    this.#seal = key === null ? null : sealWith(key);
    this.#longestAgeMs = longestAgeMs;
    this.isGuest = key === null;
    this.canSeal = this.#seal !== null;
    this.#stores = stores;
    this.#isInTab = isShared && !this.canSeal;
    this.#prefix = `draft ${personId} `;
  }

  /** Stores a draft, replacing an earlier one from the same page. False if this device cannot store anything. */
  put(draft: Draft): Promise<boolean> {
    return this.#inTurn(async () => {
      const name = this.#prefix + draft.writer;
      const text = JSON.stringify(draft);
      try {
        this.#store.setItem(name, await this.#closed(name, text));
        return true;
      } catch {
        return false; // storage is full or not accessible
      }
    });
  }

  /** All drafts of this person, oldest first, and how many can no longer be decrypted. */
  list(): Promise<{ drafts: Draft[]; unreadable: number }> {
    return this.#inTurn(async () => {
      const drafts: Draft[] = [];
      let unreadable = 0;
      for (const { store, name } of this.#names()) {
        const value = store.getItem(name);
        if (value === null) continue;
        const draft = await this.#read(name, value);
        if (draft && Date.now() - draft.typedAt > this.#longestAgeMs) store.removeItem(name);
        else if (draft) drafts.push(draft);
        else unreadable += 1;
      }
      return { drafts: inOrder(drafts), unreadable };
    });
  }

  /** Removes a draft that the server has received. Text typed in the meantime stays. */
  remove(sent: Draft): Promise<void> {
    return this.#change(
      sent,
      async ({ store, name }) =>
        () =>
          store.removeItem(name),
    );
  }

  /** Records why the server refused a draft, which is then not sent again automatically. */
  refuse(sent: Draft, refusal: string): Promise<void> {
    const text = JSON.stringify({ ...sent, isReady: false, refusal } satisfies Draft);
    return this.#change(sent, async ({ store, name }) => {
      const value = await this.#closed(name, text);
      return () => store.setItem(name, value);
    });
  }

  /** Prepares a change to a draft as it was sent, and applies it only if nothing newer was stored meanwhile. */
  #change(sent: Draft, prepare: (at: { store: Storage; name: string }) => Promise<() => void>): Promise<void> {
    return this.#inTurn(async () => {
      const name = this.#prefix + sent.writer;
      for (const store of Object.values(this.#stores)) {
        const value = valueIn(store, name);
        const draft = value === null ? null : await this.#read(name, value);
        if (!draft || !isSameForm(draft, sent)) continue;
        const change = await prepare({ store, name });
        if (valueIn(store, name) === value) change();
      }
    });
  }

  /** Removes the draft of one page, whatever its text. */
  discard(writer: string): Promise<void> {
    return this.#inTurn(async () => {
      for (const store of Object.values(this.#stores)) store.removeItem(this.#prefix + writer);
    });
  }

  /** Removes this person's drafts and nobody else's. */
  discardAll(): Promise<void> {
    return this.#inTurn(async () => {
      for (const { store, name } of this.#names()) store.removeItem(name);
    });
  }

  get #store(): Storage {
    return this.#isInTab ? this.#stores.tab : this.#stores.device;
  }

  async #closed(name: string, text: string): Promise<string> {
    return this.#seal ? `sealed ${await this.#seal.close(name, text)}` : `plain ${text}`;
  }

  async #read(name: string, value: string): Promise<Draft | null> {
    const [kind] = value.split(" ", 1);
    const rest = value.slice((kind?.length ?? 0) + 1);
    if (kind === "plain") return draftIn(rest);
    const text = kind === "sealed" && this.#seal ? await this.#seal.open(name, rest) : null;
    return text === null ? null : draftIn(text);
  }

  #names(): { store: Storage; name: string }[] {
    return Object.values(this.#stores).flatMap((store) =>
      namesIn(store).flatMap((name) => (name.startsWith(this.#prefix) ? [{ store, name }] : [])),
    );
  }

  #inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(change);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

function namesIn(store: Storage): string[] {
  try {
    return Array.from({ length: store.length }, (_, at) => store.key(at) ?? "");
  } catch {
    return [];
  }
}

function valueIn(store: Storage, name: string): string | null {
  try {
    return store.getItem(name);
  } catch {
    return null;
  }
}
