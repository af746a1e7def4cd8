import { describe, expect, test } from "vitest";
import { minutesByName } from "#tests/meetings/minutes-by-name.ts";

describe("what people do to a meeting", () => {
  const teams = "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole";
  const zoom = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest";
  const hour = "01/15/2026 04:00:00 PM,01/15/2026 05:00:00 PM,60,Yes";

  test.each([
    [
      "somebody who was away does not count the minutes between the first joining and the last leaving",
      [teams, "Ana Reyes\t1/15/26, 4:00:00 PM\t1/15/26, 5:00:00 PM\t42m 10s\t\t\tAttendee"],
      { "Ana Reyes": 42 },
    ],
    [
      "in Meet too, where a minute's difference is rounding",
      [
        "First name,Last name,Email,Duration,Time joined,Time exited",
        "Ana,Reyes,,42 min,4:00 PM,5:00 PM",
        "Bea,Tran,,59 min,4:00 PM,5:00 PM",
      ],
      { "Ana Reyes": 42, "Bea Tran": 60 },
    ],
    [
      "who was still there when the file was made stayed to its end",
      [
        "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
        "Ana Reyes\t1/15/26, 4:00:00 PM\t1/15/26, 5:00:00 PM\t1h\t\tAttendee",
        "Bea Tran\t1/15/26, 4:10:00 PM\t\t\t\tAttendee",
        "Cy Low\t1/15/26, 4:00:00 PM\t1/15/26, 4:30:00 PM\t30m\t\tAttendee",
      ],
      { "Ana Reyes": 60, "Bea Tran": 50, "Cy Low": 30 },
    ],
    [
      "a dialed number is a name, also with hidden digits",
      [teams, "+1 206-555-0100\t1/15/26, 4:00 PM\t1/15/26, 5:00 PM\t1h\t\t+12065550100\tAttendee"],
      { "+1 206-555-0100": 60 },
    ],
    ["hidden digits", [zoom, `1206***0100,,${hour}`], { "1206***0100": 60 }],
    ["a renamed device in an older Zoom", [zoom, `iPad#(Ana Reyes),,${hour}`], { iPad: 60 }],
    [
      "a webinar names who attended, not who registered",
      [
        "Host Details,",
        "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest",
        "Yes,Cora Lane,,01/15/2026 03:58:00 PM,01/15/2026 05:05:00 PM,67,No",
        "Attendee Details,",
        "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Join Time,Leave Time,Time in Session (minutes),Is Guest",
        `Yes,Ana Reyes,Ana,Reyes,ana@maple.example,01/10/2026 10:00:00 AM,${hour}`,
        "No,Bea Tran,Bea,Tran,bea@maple.example,01/10/2026 10:00:00 AM,--,--,--,--",
      ],
      { "Ana Reyes": 60 },
    ],
    [
      "each row repeats the meeting, its host and its times",
      [
        "Topic,Meeting ID,User Name,User Email,Start Time,End Time,Duration (Minutes),Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest",
        `Kick-off,812,Cora,c@esd.example,01/15/2026 03:00:00 PM,01/15/2026 06:00:00 PM,180,Ana Reyes,ana@maple.example,${hour}`,
        `Kick-off,812,Cora,c@esd.example,01/15/2026 03:00:00 PM,01/15/2026 06:00:00 PM,180,Bea Tran,bea@maple.example,${hour}`,
      ],
      { "Ana Reyes": 60, "Bea Tran": 60 },
    ],
  ])("%s", (_, lines, expected) => expect(minutesByName(lines.join("\r\n"))).toEqual(expected));

  test("a name with quotes, a formula and nobody at all are taken as they are", () =>
    expect(
      minutesByName([zoom, `"Dr. ""Ana"" Reyes, Ph.D.",,${hour}`, `=HYPERLINK,,${hour}`, `,,${hour}`].join("\n")),
    ).toEqual({
      'Dr. "Ana" Reyes, Ph.D.': 60,
      "=HYPERLINK": 60,
    }));
});
