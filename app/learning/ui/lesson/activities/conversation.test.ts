import { expect, test } from "vitest";
import { activityExampleProps } from "#app/catalog/activity-examples.ts";
import { conversation } from "./conversation.ts";

const { turns } = activityExampleProps.Branch;
const idsOf = (given: Record<string, string>) => conversation(turns, given).map(({ turn }) => turn.id);

test("a conversation goes as far as it was answered", () => {
  expect(idsOf({})).toEqual(["opens"]);
  expect(idsOf({ opens: "ask" })).toEqual(["opens", "tells"]);
});

test("another reply leads elsewhere, and what was said on the other way is left out", () => {
  expect(idsOf({ opens: "explain", tells: "ask" })).toEqual(["opens", "leaves"]);
});

test("a reply that its author took away leaves the question open", () => {
  expect(conversation(turns, { opens: "gone" })).toMatchObject([{ turn: { id: "opens" }, reply: null }]);
});
