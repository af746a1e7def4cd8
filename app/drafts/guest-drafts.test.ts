import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { guestDrafts, hasGuestDrafts, ownDrafts } from "./device.ts";
import type { Draft } from "./draft.ts";
import { adoptGuestDrafts, countGuestDrafts, discardGuestDrafts } from "./guest-drafts.ts";

/** The meta element that a page has while a person is signed in. */
let owner: { content: string } | null = null;

const signedInAs = (personId: string) =>
  JSON.stringify({ personId, key: Buffer.alloc(32, personId).toString("base64url"), isShared: true });

const draft = (writer: string, words: string): Draft => ({
  ...{ writer, place: "averages notice", action: "/a", page: "/a#notice", label: "What do you notice?" },
  ...{ typed: ["text"], isReady: false, refusal: "Sign up to save longer ones.", typedAt: Date.now() },
  fields: [
    ["person", ""],
    ["text", words],
  ],
});

/** A browser's storage, whose names are its own properties. */
function storage(): Storage {
  const methods = {
    getItem: (name: string) => Reflect.get(kept, name) ?? null,
    setItem: (name: string, value: string) => void Object.assign(kept, { [name]: value }),
    removeItem: (name: string) => void Reflect.deleteProperty(kept, name),
    clear: () => Object.keys(kept).forEach((name) => void Reflect.deleteProperty(kept, name)),
    key: (at: number) => Object.keys(kept)[at] ?? null,
  };
  const kept: Storage = Object.create({
    ...methods,
    get length() {
      return Object.keys(kept).length;
    },
  });
  return kept;
}

beforeEach(() => {
  owner = null;
  vi.stubGlobal("localStorage", storage());
  vi.stubGlobal("sessionStorage", storage());
  const page = new EventTarget();
  vi.stubGlobal("document", Object.assign(page, { querySelector: () => owner }));
});

afterEach(() => vi.unstubAllGlobals());

const wordsOf = (drafts: Draft[]) => drafts.map(({ fields }) => Object.fromEntries(fields).text);

test("a guest's words become the signed-in person's once they say so, encrypted and ready to send", async () => {
  await guestDrafts().put(draft("one", "The bus is late."));
  await guestDrafts().put(draft("two", "Again."));
  owner = { content: signedInAs("ana") };
  expect(hasGuestDrafts()).toBe(true);
  expect(await countGuestDrafts()).toBe(2);
  expect((await ownDrafts().list()).drafts).toEqual([]);
  await adoptGuestDrafts();
  const { drafts } = await ownDrafts().list();
  expect(wordsOf(drafts)).toEqual(["The bus is late.", "Again."]);
  expect(drafts.map(({ fields, isReady, refusal }) => [Object.fromEntries(fields).person, isReady, refusal])).toEqual([
    ["ana", true, null],
    ["ana", true, null],
  ]);
  expect(JSON.stringify(localStorage)).not.toContain("The bus");
  expect(hasGuestDrafts()).toBe(false);
});

test("another person who signs in on this device does not get them by themselves, and may discard them", async () => {
  await guestDrafts().put(draft("one", "The bus is late."));
  owner = { content: signedInAs("bea") };
  expect((await ownDrafts().list()).drafts).toEqual([]);
  await discardGuestDrafts();
  expect(await countGuestDrafts()).toBe(0);
  expect((await ownDrafts().list()).drafts).toEqual([]);
});

test("nothing is adopted while nobody is signed in", async () => {
  await guestDrafts().put(draft("one", "The bus is late."));
  await adoptGuestDrafts();
  expect(await countGuestDrafts()).toBe(1);
});

test("words that the device cannot store a second time stay the guest's", async () => {
  await guestDrafts().put(draft("one", "The bus is late."));
  owner = { content: signedInAs("ana") };
  const full = vi.spyOn(Object.getPrototypeOf(localStorage), "setItem");
  full.mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await adoptGuestDrafts();
  full.mockRestore();
  expect(await countGuestDrafts()).toBe(1);
});
