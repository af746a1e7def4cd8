import autocannon from "autocannon";
import { type Answer, type Expected, faultOf, isSameAnswer } from "./answer.ts";
import type { Ask } from "./requests.ts";
import { dealt, type Round, roundOf } from "./rounds.ts";

/** Requests to one server: a list for each reader, asked in turn by the connection that is theirs. */
export type Load = { port: number; readers: Ask[][] };
type Taken = { answer: Answer; expected: Expected; milliseconds: number; bytes: number };

/** Sends requests for some seconds and checks every answer afterwards, so that decoding takes no time from what is measured. */
export async function measure({ port, readers }: Load, connections: number, seconds: number): Promise<Round> {
  const taken: Taken[] = [];
  const kept = new Map<Expected, Answer>();
  let connection = 0;
  const startedAt = performance.now();
  const result = await autocannon({
    ...{ url: `http://127.0.0.1:${port}`, connections, duration: seconds, sampleInt: 100 },
    setupClient(client) {
      const asks = dealt(readers, connections, connection++).flat();
      listen(client, asks, (each) => {
        const earlier = kept.get(each.expected);
        const answer = earlier && isSameAnswer(earlier, each.answer) ? earlier : each.answer;
        kept.set(each.expected, answer);
        taken.push({ ...each, answer });
      });
    },
  });
  const elapsed = (performance.now() - startedAt) / 1000;
  return roundOf(check(taken), elapsed, result.errors);
}

/** Gives a connection its requests and hands over each answer with its own body, as it came over the wire. */
function listen(client: autocannon.Client, asks: Ask[], take: (taken: Taken) => void): void {
  let pieces: Buffer[] = [];
  let answered: { expected: Expected; encoding: string } | null = null;
  client.setRequests(
    asks.map(({ request, expected }) => ({
      ...request,
      onResponse: (_status, _body, _context, headers) => {
        answered = { expected, encoding: encodingOf(headers) };
      },
    })),
  );
  client.on("headers", () => {
    pieces = [];
  });
  client.on("body", (piece) => pieces.push(piece));
  client.on("response", (status, bytes, milliseconds) => {
    if (!answered) return;
    const { expected, encoding } = answered;
    take({ answer: { status, encoding, body: Buffer.concat(pieces) }, expected, milliseconds, bytes });
  });
}

/** Headers come with the case that the server wrote. */
function encodingOf(headers: autocannon.Request["headers"] = {}): string {
  const [, value = ""] = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-encoding") ?? [];
  return String(value);
}

function check(taken: Taken[]) {
  const faults = new Map<Answer, string | null>();
  return taken.map(({ answer, expected, milliseconds, bytes }) => {
    const known = faults.get(answer);
    const fault = known === undefined ? faultOf(answer, expected) : known;
    faults.set(answer, fault);
    return { milliseconds, bytes, fault };
  });
}
