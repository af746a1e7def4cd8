import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftKey, forgetDrafts, readDraft, removeDraft, writeDraft } from "./draft-store.ts";

const key = draftKey("ana", "averages", "notice", false);
const draft = { text: "I notice.", base: 2, writer: "phone", asked: "as first asked" };
const kept = new Map<string, string>();
const keptInTab = new Map<string, string>();
const keptIn = (store: Map<string, string>) => ({
  getItem: (name: string) => store.get(name) ?? null,
  setItem: (name: string, value: string) => store.set(name, value),
  removeItem: (name: string) => store.delete(name),
});

beforeEach(() => {
  kept.clear();
  keptInTab.clear();
  vi.stubGlobal("localStorage", keptIn(kept));
  vi.stubGlobal("sessionStorage", keptIn(keptInTab));
});
afterEach(() => vi.unstubAllGlobals());

test("a draft comes back with the wording that it answers", () => {
  expect(writeDraft(key, draft)).toBe(true);
  expect(readDraft(key)).toEqual(draft);
  removeDraft(key, "newer words of another tab");
  expect(readDraft(key)).toEqual(draft);
  removeDraft(key, draft.text);
  expect(readDraft(key)).toBeNull();
});

test("one from before drafts named a wording is still words", () => {
  const { asked: _, ...older } = draft;
  kept.set(key, JSON.stringify(older));
  expect(readDraft(key)).toEqual({ ...draft, asked: null });
});

test.each(["", "null", "[]", '{"text": 1, "base": 1}', "{"])("what is no draft is none: %s", (text) => {
  kept.set(key, text);
  expect(readDraft(key)).toBeNull();
});

test("on a shared device a draft is in its tab alone", () => {
  const shared = draftKey("ana", "averages", "notice", true);
  expect(writeDraft(shared, draft)).toBe(true);
  expect(kept.size).toBe(0);
  expect(readDraft(shared)).toEqual(draft);
  expect(readDraft(key)).toBeNull();
});

test("who signs out leaves no draft of anybody on the device, and everything else as it was", () => {
  const removed: string[] = [];
  const holding = (names: string[]) =>
    Object.defineProperty(Object.fromEntries(names.map((name) => [name, "…"])), "removeItem", {
      value: (name: string) => removed.push(name),
    });
  vi.stubGlobal("localStorage", holding([key, draftKey("bea", "averages", "notice", false), "theme"]));
  vi.stubGlobal("sessionStorage", holding([draftKey("ana", "averages", "notice", true), "positions"]));
  forgetDrafts();
  expect(removed).toHaveLength(3);
  expect(removed.every((name) => name.includes("reflection"))).toBe(true);
});
