import type { Agenda } from "#app/catalog/program.ts";
import { findProgram, findProtocol } from "#app/catalog/programs.server.ts";
import type { Protocol } from "#app/catalog/protocol.ts";

/** The agenda that a meeting's key names ("program-slug/agenda-key"); null when the program has it no more. */
export function findAgenda(agendaKey: string | null): Agenda | null {
  const [slug = "", key = ""] = (agendaKey ?? "").split("/");
  return findProgram(slug)?.agendas.find((agenda) => agenda.key === key) ?? null;
}

/** The protocols that an agenda's parts follow, in order. */
export function protocolsOf(agenda: Agenda | null): Protocol[] {
  const slugs = new Set(agenda?.parts.flatMap(({ protocol }) => protocol ?? []));
  return [...slugs].flatMap((slug) => findProtocol(slug) ?? []);
}
