import type { Protocol } from "#app/catalog/protocol.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { minutes } from "#app/time/durations.ts";
import type { ShownProtocol } from "./ui/protocol-panel.tsx";

type Given = { round: number; openedAt: string; timeZone: string; canMoveOn: boolean; noTurn: string | null };

/** A topic's protocol, as its page shows it. */
export function protocolView(protocol: Protocol, { round, openedAt, timeZone, ...given }: Given): ShownProtocol {
  const length = (protocol.rounds[round]?.minutes ?? 0) * minutes;
  return {
    ...given,
    ...{ slug: protocol.slug, title: protocol.title, round },
    rounds: protocol.rounds.map(({ key, title, minutes, who, stem, say }) => ({ key, title, minutes, who, stem, say })),
    opened: dayAndTimeIn(timeZone, openedAt),
    until: dayAndTimeIn(timeZone, new Date(new Date(openedAt).getTime() + length).toISOString()),
  };
}
