import { type Block, type DocumentModel, facts, heading, list, paragraph, table } from "#app/document/document.ts";
import * as m from "#app/messages/catalog.ts";
import { clockTime, dayInWords, dayOf } from "#app/time/dates.ts";
import { languageInWords } from "#app/trainings/runs/language.ts";
import type { Facilitator, Run, RunSession } from "#app/trainings/runs/queries/runs.server.ts";
import { offeredMinutes } from "./attended-minutes.ts";
import { hoursOf } from "./hours.ts";
import { proposalDeadline, workingDaysUntil } from "./working-days.ts";

/** The text about an offering, without its dates. */
export type Offered = {
  audience: string;
  objectives: readonly string[];
  standards: readonly string[];
  materials: readonly string[];
  parts: readonly { title: string; minutes: number; isBreak: boolean }[];
};

export type Proposed = { run: Run; sessions: RunSession[]; facilitators: Facilitator[]; offered: Offered | null };

const proposalGaps = ["objectives", "agenda", "agenda_minutes", "instructors", "standards", "hour"] as const;
export type ProposalGap = (typeof proposalGaps)[number];

/** What a committee asks for and this run does not have yet (WAC 181-85-200, -202). */
export function gapsOf({ sessions, facilitators, offered }: Proposed): ProposalGap[] {
  const minutes = offeredMinutes(sessions);
  const parts = offered?.parts ?? [];
  const agenda = parts.reduce((sum, part) => sum + (part.isBreak ? 0 : part.minutes), 0);
  const isMissing: Record<ProposalGap, boolean> = {
    objectives: !offered?.objectives.length,
    agenda: parts.length === 0,
    agenda_minutes: parts.length > 0 && agenda !== minutes,
    instructors: facilitators.length === 0 || facilitators.some(({ qualification }) => qualification.trim() === ""),
    standards: !offered?.standards.length,
    hour: minutes < 60,
  };
  return proposalGaps.filter((gap) => isMissing[gap]);
}

/** Until when a proposal may be handed in, and how many working days are left; zero on that day and afterwards. */
export function countdownOf({ startsAt, timeZone }: Pick<Run, "startsAt" | "timeZone">, now: Date) {
  const deadline = proposalDeadline(dayOf(startsAt, timeZone));
  const today = dayOf(now, timeZone);
  return { deadline, isPast: today > deadline, left: workingDaysUntil(today, deadline) };
}

/**
 * The proposal packet for the clock-hour committee: what OSPI asks every committee to approve (bulletin of October
 * 2020), with what is missing first. It proposes; nothing in it says that hours are approved.
 */
export function proposal(proposed: Proposed, now: Date): DocumentModel {
  const { run, offered, facilitators } = proposed;
  const gaps = gapsOf(proposed);
  return {
    title: m.proposalTitle({ title: run.title }),
    language: "en-US",
    blocks: [
      ...(gaps.length > 0 ? [heading(m.proposalMissing()), list(gaps.map((gap) => m.proposalGap({ gap })))] : []),
      proposalFacts(proposed, now),
      heading(m.proposalObjectives()),
      listOrNone(offered?.objectives),
      heading(m.proposalSessions()),
      sessionTable(proposed),
      heading(m.proposalAgenda()),
      agendaTable(proposed),
      heading(m.proposalInstructors()),
      facilitators.length === 0
        ? paragraph(m.proposalNone())
        : facts(
            m.proposalInstructors(),
            [m.trainingsName(), m.proposalQualification()],
            facilitators.map(({ name, qualification }) => [name, qualification]),
          ),
      heading(m.proposalStandards()),
      listOrNone(offered?.standards),
      heading(m.proposalMaterials()),
      listOrNone(offered?.materials),
      heading(m.proposalEvaluation()),
      paragraph(m.proposalEvaluationLead()),
      heading(m.proposalFees()),
      paragraph(m.proposalFeesLead()),
    ],
  };
}

const listOrNone = (items: readonly string[] | undefined): Block =>
  items?.length ? list(items) : paragraph(m.proposalNone());

function proposalFacts({ run, sessions, offered }: Proposed, now: Date): Block {
  const minutes = offeredMinutes(sessions);
  const { deadline } = countdownOf(run, now);
  const rows: [string, string | null][] = [
    [
      m.proposalHours(),
      m.proposalHoursOf({
        count: minutes,
        hours: String(hoursOf({ attended: minutes, offered: minutes }, "half_hours_down")),
      }),
    ],
    [m.proposalDeadline(), dayInWords(deadline)],
    [m.creditProposal(), run.proposalNumber],
    [m.creditAppliedOn(), run.appliedOn ? dayInWords(run.appliedOn) : null],
    [m.proposalFormat(), m.trainingsFormat({ format: run.format })],
    [m.proposalPlace(), run.place],
    [m.proposalAudience(), run.audience || offered?.audience || null],
    [m.proposalLanguages(), run.languages.map(languageInWords).join(", ")],
    [m.proposalCapacity(), String(run.capacity)],
    [m.proposalCost(), run.cost],
  ];
  return facts(
    m.proposalFacts(),
    [m.certificateFact(), m.certificateValue()],
    rows.map(([name, value]) => [name, value || m.proposalNone()]),
  );
}

function sessionTable({ sessions }: Proposed): Block {
  const columns = [
    { heading: m.creditDay(), isRowHeading: true },
    { heading: m.proposalTimes() },
    { heading: m.proposalBreaks(), isNumber: true },
    { heading: m.proposalCounted(), isNumber: true },
  ];
  const rows = sessions.map(({ startsAt, minutes, breakMinutes, timeZone }) => {
    const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
    const times = m.trainingsHours({ from: clockTime(startsAt, timeZone), to: clockTime(endsAt, timeZone) });
    return [dayInWords(dayOf(startsAt, timeZone)), times, String(breakMinutes), String(minutes - breakMinutes)];
  });
  return table(m.proposalSessions(), columns, rows);
}

/** The agenda with clock times where it is all in one session, and with minutes alone otherwise. */
function agendaTable({ sessions, offered }: Proposed): Block {
  const parts = offered?.parts ?? [];
  if (parts.length === 0) return paragraph(m.proposalNone());
  const [only, ...others] = sessions;
  const start = others.length === 0 ? only : undefined;
  let passed = 0;
  const rows = parts.map(({ title, minutes, isBreak }) => {
    const at = start ? clockTime(new Date(start.startsAt.getTime() + passed * 60_000), start.timeZone) : "–";
    passed += minutes;
    return [title, at, String(minutes), isBreak ? m.proposalNotCounted() : String(minutes)];
  });
  const columns = [
    { heading: m.proposalTopic(), isRowHeading: true },
    { heading: m.proposalAt() },
    { heading: m.creditMinutesLabel(), isNumber: true },
    { heading: m.proposalCounted(), isNumber: true },
  ];
  return table(m.proposalAgenda(), columns, rows);
}
