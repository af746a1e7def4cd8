import { expect, test } from "vitest";
import { addStream, deliver, type OpenTopics } from "./streams.server.ts";

function aStream(number: number, topics: string[]) {
  const told: string[] = [];
  const remove = addStream({
    ...{ personId: `person-${number}`, sessionId: `session-${number}`, topics: new Set(topics) },
    send: (event, data) => told.push(`${event} ${"topic" in data ? data.topic : ""}`.trim()),
    allowed: async () => new Set(topics),
    end: () => told.push("closed"),
  });
  return { told, remove };
}

/** The rights of sessions by their topics, and what was asked. */
function rightsOf(rights: (sessionId: string) => string[]) {
  const asked: { topics: number; sessions: number }[] = [];
  const openTopics: OpenTopics = async (topics, sessionIds) => {
    asked.push({ topics: topics.length, sessions: sessionIds.length });
    return new Map(sessionIds.map((id) => [id, new Set(rights(id))]));
  };
  return { asked, openTopics };
}

test("an event asks once for the rights of everybody who follows it, and ends the streams that lost theirs", async () => {
  const streams = Array.from({ length: 300 }, (_, number) => aStream(number, ["topic:a", "space:b"]));
  const bystander = aStream(300, ["topic:z"]);
  const { asked, openTopics } = rightsOf((id) => (id === "session-7" ? ["space:b"] : ["topic:a", "space:b"]));
  await deliver({ topics: ["topic:a", "space:b"], revision: "1" }, openTopics);
  expect(asked).toEqual([{ topics: 2, sessions: 300 }]);
  expect(streams[0]?.told).toEqual(["hint topic:a", "hint space:b"]);
  expect(streams[7]?.told).toEqual(["ended", "closed"]);
  expect(bystander.told).toEqual([]);
  for (const { remove } of [...streams, bystander]) remove();
});

test("nobody is told, and nobody cut off, while the database is away", async () => {
  const stream = aStream(1, ["topic:a"]);
  await deliver({ topics: ["topic:a"], revision: "1" }, () => Promise.reject(new Error("away")));
  expect(stream.told).toEqual([]);
  stream.remove();
});

test("rights that end by date are asked for once a topic", async () => {
  const streams = [1, 2, 3].map((number) => aStream(number, ["topic:a", number === 3 ? "topic:c" : "topic:b"]));
  const { asked, openTopics } = rightsOf((id) => (id === "session-3" ? [] : ["topic:a", "topic:b"]));
  await deliver({ people: "everybody" }, openTopics);
  expect(asked).toEqual([
    { topics: 1, sessions: 3 },
    { topics: 1, sessions: 2 },
  ]);
  expect(streams.map(({ told }) => told)).toEqual([[], [], ["ended", "closed"]]);
  for (const { remove } of streams) remove();
});
