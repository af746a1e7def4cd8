import { seconds } from "#app/time/durations.ts";
import type { Notification } from "./notification.ts";

/** One open stream of a browser. */
export type Stream = {
  personId: string;
  sessionId: string;
  topics: ReadonlySet<string>;
  /** Writes an event; the reader only learns that it should read again. */
  send: (event: "hint" | "ended", data: object) => void;
  /** Which of the topics the browser's session may follow now; empty once the session is over. */
  allowed: () => Promise<ReadonlySet<string>>;
  end: () => void;
};

/** Which of these topics each of these sessions may follow now, in one query; a session that is over is not in it. */
export type OpenTopics = (
  topics: readonly string[],
  sessionIds: readonly string[],
) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;

/** Streams of one person at once; the oldest is ended for another. */
const mostStreams = 8;

const streams = new Set<Stream>();

/** Adds a stream until the returned function is called. */
export function addStream(stream: Stream): () => void {
  const own = [...streams].filter(({ personId }) => personId === stream.personId);
  if (own.length >= mostStreams) drop(own[0]);
  streams.add(stream);
  return () => streams.delete(stream);
}

/** Passes a notification on to the streams that it concerns. Rights are checked at the moment of sending. */
export async function deliver(told: Notification, openTopics: OpenTopics): Promise<void> {
  if ("topics" in told) return hint(told.topics, told.revision, openTopics);
  if (told.people === "everybody") return eachTopic((topic) => check([topic], openTopics));
  const people = new Set(told.people);
  const concerned = [...streams].filter(({ personId }) => people.has(personId));
  await Promise.all(concerned.map(checkFully));
}

/** Sends a hint about topics to whoever follows them and still may: one query for all of them. */
async function hint(topics: readonly string[], revision: string, openTopics: OpenTopics): Promise<void> {
  for (const { stream, topic } of await check(topics, openTopics)) stream.send("hint", { topic, revision });
}

type Followed = { stream: Stream; topic: string };

/** Ends the streams that may no longer follow one of these topics; the others, once for each topic that they follow. */
async function check(topics: readonly string[], openTopics: OpenTopics): Promise<Followed[]> {
  const followed = [...streams].flatMap((stream) =>
    topics.filter((topic) => stream.topics.has(topic)).map((topic): Followed => ({ stream, topic })),
  );
  if (followed.length === 0) return [];
  const sessionIds = new Set(followed.map(({ stream }) => stream.sessionId));
  const open = await openTopics(topics, [...sessionIds]).catch(() => null);
  if (!open) return []; // a database that is away says nothing about rights
  const isOpen = ({ stream, topic }: Followed) => open.get(stream.sessionId)?.has(topic) ?? false;
  for (const each of followed) if (!isOpen(each)) drop(each.stream);
  return followed.filter(({ stream }) => streams.has(stream));
}

/** Checks a stream as when it was opened, with everything that its session may and may not. */
async function checkFully(stream: Stream): Promise<void> {
  const allowed = await stream.allowed().catch(() => null);
  if (allowed && [...stream.topics].some((topic) => !allowed.has(topic))) drop(stream);
}

async function eachTopic(work: (topic: string) => Promise<unknown>): Promise<void> {
  const topics = new Set([...streams].flatMap(({ topics }) => [...topics]));
  for (const topic of topics) await work(topic);
}

/** After a lost connection, something may have been missed: every page reads again. */
export async function hintEverybody(openTopics: OpenTopics): Promise<void> {
  await eachTopic((topic) => hint([topic], "reconnected", openTopics));
}

/** Checks rights that end by date alone, which nothing notifies of. */
export function startChecking(openTopics: OpenTopics, everyMs = 30 * seconds): { stop(): void } {
  const timer = setInterval(() => void deliver({ people: "everybody" }, openTopics), everyMs).unref();
  return { stop: () => clearInterval(timer) };
}

/** Ends every stream, so that a process that stops does not wait for them; browsers connect to another one. */
export function endStreams(): void {
  for (const stream of [...streams]) drop(stream);
}

function drop(stream: Stream | undefined): void {
  if (!stream || !streams.delete(stream)) return;
  stream.send("ended", {});
  stream.end();
}
