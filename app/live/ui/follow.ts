/**
 * One stream for all tabs of a browser: the tab that holds the lock opens it for every topic that any tab follows, and
 * passes hints on over a channel. When it closes, the lock goes to another tab. Browsers without locks open one stream
 * a tab.
 */
const channelName = "live";

type Message =
  | { kind: "hint"; topic: string; isOver: boolean }
  | { kind: "follows"; topics: string[]; tab: string }
  | { kind: "asks" };

/** `isOver` when the reader may no longer follow the topic, mostly because they are signed out. */
export type OnHint = (isOver: boolean) => void;

const listeners = new Map<string, Set<OnHint>>();
const tab = typeof crypto === "object" && "randomUUID" in crypto ? crypto.randomUUID() : String(Math.random());
let channel: BroadcastChannel | null = null;
let isLeader = false;
let source: EventSource | null = null;
const others = new Map<string, string[]>();
/** Hints that came while there was no network, each with its `isOver`: what they lead to asks the server. */
const waiting = new Map<string, boolean>();

/** Calls back on each hint about a topic until the returned function is called. */
export function follow(topic: string, onHint: OnHint): () => void {
  const known = listeners.get(topic) ?? new Set();
  known.add(onHint);
  listeners.set(topic, known);
  start();
  told();
  return () => {
    known.delete(onHint);
    if (known.size === 0) listeners.delete(topic);
    told();
  };
}

function start(): void {
  if (channel || isLeader) return;
  addEventListener("online", () => {
    const missed = [...waiting];
    waiting.clear();
    for (const [topic, isOver] of missed) hint(topic, isOver);
  });
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") {
    isLeader = true;
    return;
  }
  channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<Message>) => receive(data);
  // Held until this tab closes.
  void navigator.locks.request(channelName, () => {
    isLeader = true;
    channel?.postMessage({ kind: "asks" } satisfies Message);
    open();
    return new Promise(() => undefined);
  });
  addEventListener("pagehide", () => channel?.postMessage({ kind: "follows", topics: [], tab } satisfies Message));
}

function receive(message: Message): void {
  if (message.kind === "hint") hint(message.topic, message.isOver);
  else if (message.kind === "asks") told();
  else if (isLeader) {
    others.set(message.tab, message.topics);
    open();
  }
}

/** Says what this tab follows, and opens the stream where this tab has it. */
function told(): void {
  channel?.postMessage({ kind: "follows", topics: [...listeners.keys()], tab } satisfies Message);
  if (isLeader) open();
}

let opened = "";

function open(): void {
  const topics = [...new Set([...listeners.keys(), ...[...others.values()].flat()])].sort();
  const address =
    topics.length > 0 ? `/live?${topics.map((topic) => `topic=${encodeURIComponent(topic)}`).join("&")}` : "";
  if (address === opened) return;
  source?.close();
  source = null;
  opened = address;
  if (address === "") return;
  let hasOpened = false;
  source = new EventSource(address);
  // After a break something may have been missed.
  source.onopen = () => {
    if (hasOpened) for (const topic of topics) pass(topic);
    hasOpened = true;
  };
  source.addEventListener("hint", ({ data }) => pass(String(JSON.parse(data).topic)));
  source.addEventListener("ended", () => {
    for (const topic of topics) pass(topic, true);
  });
}

function pass(topic: string, isOver = false): void {
  hint(topic, isOver);
  channel?.postMessage({ kind: "hint", topic, isOver } satisfies Message);
}

function hint(topic: string, isOver: boolean): void {
  if (!navigator.onLine) {
    waiting.set(topic, isOver);
    return;
  }
  for (const onHint of listeners.get(topic) ?? []) onHint(isOver);
}
