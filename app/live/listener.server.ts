import postgres from "postgres";
import { describeError, log } from "#app/log/log.ts";
import { servingNames } from "#db/serving.server.ts";
import { readNotification } from "./notification.ts";
import { deliver, endStreams, hintEverybody, type OpenTopics, startChecking } from "./streams.server.ts";

/**
 * Listens on one connection of this process, which must bypass a pooler, and passes on what it hears. A lost connection
 * is made again; what was missed meanwhile is made up for by a hint to everybody.
 */
export function startLive(
  directUrl: string,
  { openTopics, checkEveryMs }: { openTopics: OpenTopics; checkEveryMs?: number },
): { stop(): Promise<void> } {
  const sql = postgres(directUrl, {
    ...{ max: 1, connect_timeout: 10, backoff: () => 0.5, onnotice: () => undefined },
    connection: { application_name: servingNames.live },
  });
  const checking = startChecking(openTopics, checkEveryMs);
  let isStopping = false;
  let hasListened = false;
  const onListening = () => {
    if (hasListened) void hintEverybody(openTopics);
    hasListened = true;
  };
  const listen = async (): Promise<void> => {
    try {
      await sql.listen("live", (payload) => void pass(payload, openTopics), onListening);
    } catch (error) {
      if (isStopping) return;
      log.warn(describeError(error), "live updates cannot be heard yet");
      setTimeout(() => void listen(), 1_000).unref();
    }
  };
  void listen();
  return {
    stop: async () => {
      isStopping = true;
      checking.stop();
      endStreams();
      await sql.end({ timeout: 1 });
    },
  };
}

async function pass(payload: string, openTopics: OpenTopics): Promise<void> {
  const told = readNotification(payload);
  if (told)
    await deliver(told, openTopics).catch((error: unknown) => log.warn(describeError(error), "a hint was not sent"));
}
