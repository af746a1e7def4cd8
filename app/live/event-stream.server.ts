import type { RequestHandler } from "express";
import { seconds } from "#app/time/durations.ts";
import { isTopic, mostTopics } from "./notification.ts";
import { addStream } from "./streams.server.ts";

type Rights<Person> = {
  /** The owner of the session in a browser's cookie; null for nobody. Opening a stream is no use of the session. */
  personOf: (request: Request) => Promise<Person | null>;
  canFollow: (person: Person, topic: string) => Promise<boolean>;
};

const beatMs = 20 * seconds;

/**
 * Answers GET /live?topic=… with server-sent events: `hint` when a page should read again, `ended` when this session
 * may no longer follow something, after which the browser asks anew. Mount it before compression, which would hold
 * events back. 401 without a session, 403 when none of the topics is open to it.
 */
export function eventStream<Person extends { id: string; session: { id: string } }>({
  personOf,
  canFollow,
}: Rights<Person>): RequestHandler {
  return async (asked, response, next) => {
    try {
      const request = new Request(`http://${asked.headers.host}${asked.originalUrl}`, {
        headers: { cookie: asked.headers.cookie ?? "" },
      });
      const wanted = new URL(request.url).searchParams.getAll("topic").filter(isTopic).slice(0, mostTopics);
      const allowed = async () => {
        const person = await personOf(request);
        if (!person) return new Set<string>();
        const open = await Promise.all(wanted.map((topic) => canFollow(person, topic)));
        return new Set(wanted.filter((_, at) => open[at]));
      };
      const person = await personOf(request);
      if (!person) return void response.status(401).end();
      const topics = await allowed();
      if (topics.size === 0) return void response.status(403).end();
      response.writeHead(200, {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-cache, no-transform",
        "X-Accel-Buffering": "no",
      });
      response.write("retry: 2000\n\n");
      const send = (event: string, data: object) =>
        response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      const remove = addStream({
        ...{ personId: person.id, sessionId: person.session.id, topics, send, allowed },
        end: () => response.end(),
      });
      const beat = setInterval(() => response.write(": beat\n\n"), beatMs).unref();
      response.once("close", () => {
        clearInterval(beat);
        remove();
      });
    } catch (error) {
      next(error);
    }
  };
}
