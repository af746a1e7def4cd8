import * as m from "#app/messages/catalog.ts";
import type { Desk } from "../desk.server.ts";
import { Section } from "./desk-sections.tsx";

/** The cycles of inquiry that teams share with the coach, those that are still open first; nothing without one. */
export function SharedCycles({ cycles }: { cycles: Desk["cycles"] }) {
  if (cycles.length === 0) return null;
  return (
    <Section id="cycles" title={m.deskCycles()} isEmpty={false}>
      <ul className="plain lines">
        {cycles.map(({ id, title, team, facts, cohort, cohortId }) => (
          <li key={id} data-desk-item className="desk__item">
            <p>
              <a href={`/inquiry/${id}`}>{title}</a>
              <span className="soft"> · {team}</span>
            </p>
            <p className="soft">
              {facts} · <a href={`/cohorts/${cohortId}/inquiry`}>{cohort}</a>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
