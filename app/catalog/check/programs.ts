import { type Mistake, nearest } from "../mistake.ts";
import type { AgendaFile, ProtocolFile } from "../program-file.ts";
import type { ReadProgram, ReadProtocol, ReadYaml } from "../read-programs.server.ts";
import { place } from "../settings.ts";
import { sameAddresses } from "./addresses.ts";
import { partMistakes, unknownProtocols } from "./agenda-parts.ts";
import { weekMistakes } from "./program-weeks.ts";
import { itemsAt, numberIn, wordIn } from "./written-items.ts";

type Known = { protocols: ReadProtocol[]; courseIds: string[] };

/** Minutes that do not add up and keys given twice, in every protocol. */
export function protocolMistakes(protocols: ReadProtocol[]): Mistake[] {
  return protocols.flatMap((read) => [
    ...minutesMistake(read, "rounds", read.settings),
    ...sameKeys(read, ["rounds"], "round"),
  ]);
}

/** False references among a program's files, and from them to protocols and courses. */
export function programMistakes(programs: ReadProgram[], known: Known): Mistake[] {
  return [
    ...sameAddresses(programs.map(({ slug, folder }) => ({ slug, file: folder }))),
    ...programs.flatMap((program) => [
      ...emptinessMistakes(program),
      ...overviewMistakes(program, known),
      ...program.sessions.flatMap((session) => sessionMistakes(session, known)),
      ...orderMistakes(program),
      ...weekMistakes(program),
      ...sameKeysAcross(program.sessions, "session"),
      ...sameKeysAcross(program.artifacts, "artifact"),
      ...sameKeysAcross(program.handouts, "handout"),
      ...program.artifacts.flatMap((artifact) => [
        ...sameKeys(artifact, ["fields"], "field"),
        ...sameKeys(artifact, ["rubric"], "row"),
      ]),
    ]),
  ];
}

function emptinessMistakes({ folder, program, sessions }: ReadProgram): Mistake[] {
  if (!program || sessions.length > 0) return [];
  const message = `this program has no sessions; put files such as 01-kick-off.yaml into ${folder}/sessions.`;
  return [{ file: program.file, line: 1, column: 1, text: "", message }];
}

function overviewMistakes({ program }: ReadProgram, known: Known): Mistake[] {
  if (!program) return [];
  return [
    ...courseMistakes(program, known.courseIds),
    ...unknownProtocols(program, "discussion", known.protocols),
    ...sameKeys(program, ["discussion"], "prompt"),
    ...sameKeys(program, ["milestones"], "milestone"),
    ...sameKeys(program, ["courses"], "course", "course"),
  ];
}

/** A course that is not written yet needs a title, so that a misspelled id is not taken for one. */
function courseMistakes(program: ReadYaml<unknown>, courseIds: string[]): Mistake[] {
  return itemsAt(program, ["courses"]).flatMap((item, index) => {
    const id = wordIn(item, "course");
    if (id === null || courseIds.includes(id) || wordIn(item, "title") !== null) return [];
    const meant = nearest(id, courseIds);
    const message = `no course has this id${meant ? `; write "${meant}", or` : ";"} give a title to show it as not written yet.`;
    return [{ ...place(program.yaml, ["courses", index, "course"]), text: id, message }];
  });
}

const sessionMistakes = (session: ReadYaml<AgendaFile>, known: Known) => [
  ...minutesMistake(session, "parts", session.settings),
  ...partMistakes(session, known.protocols),
];

/** Sessions whose files stand in another order than their weeks. */
function orderMistakes({ sessions }: ReadProgram): Mistake[] {
  return sessions.flatMap((session, index) => {
    const before = sessions[index - 1];
    if (!session.settings || !before?.settings || before.settings.week <= session.settings.week) return [];
    const message = `the session before it, ${before.file}, is in week ${before.settings.week}; number the files in the order of their weeks.`;
    return [{ ...place(session.yaml, ["week"]), text: `week: ${session.settings.week}`, message }];
  });
}

function minutesMistake(
  read: ReadYaml<unknown>,
  list: "rounds" | "parts",
  settings: Pick<ProtocolFile, "minutes"> | null,
): Mistake[] {
  const minutes = itemsAt(read, [list]).map((item) => numberIn(item, "minutes"));
  if (!settings || minutes.length === 0 || minutes.includes(null)) return [];
  const sum = minutes.reduce<number>((total, each) => total + (each ?? 0), 0);
  if (sum === settings.minutes) return [];
  const message = `the ${list} add up to ${sum} minutes; write ${sum} here, or change a ${list === "parts" ? "part" : "round"}.`;
  return [{ ...place(read.yaml, ["minutes"]), text: `minutes: ${settings.minutes}`, message }];
}

function sameKeys(read: ReadYaml<unknown>, keys: string[], what: string, name = "key"): Mistake[] {
  const items = itemsAt(read, keys).map((item) => wordIn(item, name));
  return items.flatMap((key, index) => {
    if (key === null || items.indexOf(key) === index) return [];
    const message = `another ${what} of this file has the same ${name}; give each its own.`;
    return [{ ...place(read.yaml, [...keys, index, name]), text: key, message }];
  });
}

function sameKeysAcross(files: ReadYaml<{ key: string }>[], what: string): Mistake[] {
  return files.flatMap((read, index) => {
    const key = read.settings?.key;
    const other = files.slice(0, index).find(({ settings }) => key !== undefined && settings?.key === key);
    if (!other || key === undefined) return [];
    const message = `${other.file} has the same ${what} key; give each its own.`;
    return [{ ...place(read.yaml, ["key"]), text: key, message }];
  });
}
