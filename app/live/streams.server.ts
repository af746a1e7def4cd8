import { seconds } from "#app/time/durations.ts";
import type { Notification } from "./notification.ts";

/** One open stream of a browser. */
export type Stream = {
  personId: string;
  topics: ReadonlySet<string>;
  /** Writes an event; the reader only learns that it should read again. */
  send: (event: "hint" | "ended", data: object) => void;
  /** Which of the topics the browser's session may follow now; empty once the session is over. */
  allowed: () => Promise<ReadonlySet<string>>;
  end: () => void;
};

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

/** Passes a notification on to the streams that it concerns. Rights are checked for each, at the moment of sending. */
export async function deliver(told: Notification): Promise<void> {
  const concerned = [...streams].filter((stream) =>
    "topics" in told
      ? told.topics.some((topic) => stream.topics.has(topic))
      : told.people === "everybody" || told.people.includes(stream.personId),
  );
  await Promise.all(concerned.map((stream) => tell(stream, told)));
}

async function tell(stream: Stream, told: Notification): Promise<void> {
  const allowed = await stream.allowed().catch(() => null);
  if (!allowed || !streams.has(stream)) return; // a database that is away says nothing about rights
  const isCut = [...stream.topics].some((topic) => !allowed.has(topic));
  if ("topics" in told) {
    for (const topic of told.topics) if (allowed.has(topic)) stream.send("hint", { topic, revision: told.revision });
  }
  if (isCut) drop(stream);
}

/** After a lost connection, something may have been missed: every page reads again. */
export async function hintEverybody(): Promise<void> {
  await Promise.all(
    [...streams].map((stream) => tell(stream, { topics: [...stream.topics], revision: "reconnected" })),
  );
}

/** Checks rights that end by date alone, which nothing notifies of. */
export function startChecking(everyMs = 30 * seconds): { stop(): void } {
  const timer = setInterval(() => void deliver({ people: "everybody" }), everyMs).unref();
  return { stop: () => clearInterval(timer) };
}

/** Ends every stream, so that a process that stops does not wait for them; browsers connect to another one. */
export function endStreams(): void {
  for (const stream of [...streams]) drop(stream);
}

function drop(stream: Stream | undefined): void {
  if (!stream) return;
  streams.delete(stream);
  stream.send("ended", {});
  stream.end();
}
