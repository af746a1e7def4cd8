/** The text of a small protocol, program, session and artifact, for tests. */
export const protocolText = (more = "") => `title: Rounds
purpose: To hear everyone.
useWhen: When a group is new.
minutes: 15
group: { min: 3, max: 12 }
rounds:
  - { key: look, title: Look, minutes: 5, stem: I notice…, who: all, say: Take five minutes., hard: Ask for a number. }
  - { key: talk, title: Talk, minutes: 10, stem: I wonder…, who: group, say: Go around., hard: Slow down. }
${more}`;

export const programText = (more = "") => `title: A program
summary: What it is.
audience: Everyone.
overview: |
  One paragraph.

  Another one.
months: 9
hours: about 20
${more}`;

export const sessionText = (key: string, week: number, more = "") => `key: ${key}
title: Session ${key}
week: ${week}
minutes: 30
purpose: To begin.
parts:
  - { minutes: 10, title: Welcome, kind: talk, notes: Say hello. }
  - { minutes: 20, title: Rounds, kind: protocol, protocol: rounds, notes: Follow the rounds. }
${more}`;

export const artifactText = (levels = "[one, two, three, four]") => `key: note
title: A note
purpose: To think.
weeks: [4]
fields:
  - { key: what, label: What, help: In a sentence., kind: long, required: true }
rubric:
  - { key: causes, title: Causes, levels: ${levels} }
`;

export const handoutText = () => `key: guide
title: A guide
purpose: To begin well.
sections:
  - { title: Before, text: Read it., lines: 2 }
`;
