import { describe, expect, test } from "vitest";
import { minutesByName } from "#tests/meetings/minutes-by-name.ts";
import { readParticipantFile, textOfFile } from "./participant-file.ts";

describe("a Zoom usage report", () => {
  const block = [
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants",
    "812 3456 7890,Kick-off,01/15/2026 03:58:00 PM,01/15/2026 05:05:00 PM,cora@esd.example,67,4",
    "",
  ];
  const heading = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent";
  const stays = [
    "Ana R (Ana Reyes),ana@maple.example,01/15/2026 04:00:00 PM,01/15/2026 04:20:00 PM,20,No,Y",
    "Ana R (Ana Reyes),ana@maple.example,01/15/2026 04:25:00 PM,01/15/2026 05:00:00 PM,35,No,Y",
    "Ana R (Ana Reyes),ana@maple.example,01/15/2026 04:50:00 PM,01/15/2026 05:05:00 PM,15,No,Y",
    "Bea Tran,,01/15/2026 04:10:30 PM,01/15/2026 05:05:00 PM,55,Yes,",
  ];

  test("with the block about the meeting: who came back is one, two devices at once count once", () =>
    expect(minutesByName([...block, heading, ...stays].join("\r\n"))).toEqual({ "Ana R": 60, "Bea Tran": 55 }));

  test("without it, with a byte order mark", () =>
    expect(minutesByName(`\uFEFF${[heading, ...stays].join("\n")}`)).toEqual({ "Ana R": 60, "Bea Tran": 55 }));

  test("keeps the name from before it was changed", () => {
    const read = readParticipantFile([heading, ...stays].join("\n"));
    expect(typeof read === "string" ? read : read[0]).toMatchObject({ originalName: "Ana Reyes" });
  });

  test("from a German account, with the day first", () =>
    expect(
      minutesByName(
        "Name (Originalname),E-Mail,Beitrittszeit,Verlassen um,Dauer (Minuten),Gast\nAna Reyes,,15.01.2026 16:00:00,15.01.2026 17:05:10,66,Ja\n",
      ),
    ).toEqual({ "Ana Reyes": 65 }));

  test("with totals alone", () =>
    expect(
      minutesByName(
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\nAna Reyes,ana@maple.example,58,No\n",
      ),
    ).toEqual({ "Ana Reyes": 58 }));
});

describe("a Teams attendance report", () => {
  const report = [
    "1. Summary",
    "Meeting title\tKick-off",
    "Attended participants\t2",
    "Start time\t1/15/26, 3:58:12 PM",
    "End time\t1/15/26, 5:05:00 PM",
    "Meeting duration\t1h 6m 48s",
    "",
    "2. Participants",
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
    "Reyes, Ana\t1/15/26, 4:00:00 PM\t1/15/26, 5:00:00 PM\t50m 0s\tana@maple.example\tana@maple.example\tPresenter",
    "Bea Tran (Guest)\t1/15/26, 4:10:00 PM\t1/15/26, 5:05:00 PM\t55m\t\t\tAttendee",
    "",
    "3. In-Meeting Activities",
    "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
    "Reyes, Ana\t1/15/26, 4:00:00 PM\t1/15/26, 4:20:00 PM\t20m\tana@maple.example\tPresenter",
    "Reyes, Ana\t1/15/26, 4:30:00 PM\t1/15/26, 5:00:00 PM\t30m\tana@maple.example\tPresenter",
    "Bea Tran (Guest)\t1/15/26, 4:10:00 PM\t1/15/26, 5:05:00 PM\t55m\t\tAttendee",
  ].join("\r\n");

  test("in UTF-16 with tabs and sections counts every stay", () => {
    const bytes = Buffer.from(`\uFEFF${report}`, "utf16le");
    expect(minutesByName(textOfFile(bytes))).toEqual({ "Reyes, Ana": 50, "Bea Tran": 55 });
  });

  test("of the older kind pairs joins with leaves", () =>
    expect(
      minutesByName(
        [
          "Full Name\tUser Action\tTimestamp",
          "Ana Reyes\tJoined\t1/15/2026, 4:00:00 PM",
          "Ana Reyes\tLeft\t1/15/2026, 4:30:00 PM",
          "Ana Reyes\tJoined\t1/15/2026, 4:40:00 PM",
          "Ana Reyes\tLeft\t1/15/2026, 5:00:00 PM",
        ].join("\n"),
      ),
    ).toEqual({ "Ana Reyes": 50 }));
});

describe("a Meet report", () => {
  test("with first and last name, and times without a day", () =>
    expect(
      minutesByName(
        "First name,Last name,Email,Duration,Time joined,Time exited\nAna,Reyes,ana@maple.example,1 hr 2 min,4:00 PM,5:02 PM\nBea,Tran,,55 min,4:05 PM,5:00 PM\n",
      ),
    ).toEqual({ "Ana Reyes": 62, "Bea Tran": 55 }));

  test("with one name", () =>
    expect(
      minutesByName("Name,Email,Duration,Time joined,Time exited\nAna Reyes,ana@maple.example,62,16:00,17:02\n"),
    ).toEqual({ "Ana Reyes": 62 }));
});

describe("in other languages and shapes", () => {
  const expected = { "Ana Reyes": 58, "Bea Tran": 55 };
  const files: [string, string[]][] = [
    [
      "Zoom in German, with semicolons and quotes",
      [
        'Name (Originalname);"Benutzer-E-Mail";"Beitrittszeit";"Beendigungszeit";"Dauer (Minuten)";"Gast"',
        '"Ana Reyes";"ana@maple.example";"15.01.2026 16:00:00";"15.01.2026 16:58:00";"58";"Nein"',
        '"Bea Tran";"";"15.01.2026 16:05:00";"15.01.2026 17:00:00";"55";"Ja"',
      ],
    ],
    [
      "Zoom in Spanish, with the day first and a waiting room",
      [
        "Nombre (Nombre original),Correo electrónico,Hora para unirse,Hora para salir,Duración (minutos),Sala de espera",
        "Ana Reyes,,15/01/2026 03:50:00 p. m.,15/01/2026 04:00:00 p. m.,10,Sí",
        "Ana Reyes,,15/01/2026 04:00:00 p. m.,15/01/2026 04:58:00 p. m.,58,No",
        "Bea Tran,,15/01/2026 04:05:00 p. m.,15/01/2026 05:00:00 p. m.,55,No",
      ],
    ],
    [
      "Teams in German, with sections",
      [
        "1. Zusammenfassung",
        "Besprechungstitel\tKick-off",
        "",
        "2. Teilnehmer",
        "Name\tErste Teilnahme\tLetztes Verlassen\tDauer der Besprechung\tE-Mail\tRolle",
        "Ana Reyes\t15.01.26, 16:00:00\t15.01.26, 17:00:00\t58 Min. 0 Sek.\tana@maple.example\tOrganisator",
        "Bea Tran (Gast)\t15.01.26, 16:10:00\t15.01.26, 17:05:00\t55 Min.\t\tTeilnehmer",
        "",
        "3. Aktivitäten in der Besprechung",
        "Name\tBeitrittszeit\tZeitpunkt des Verlassens\tDauer\tE-Mail\tRolle",
        "Ana Reyes\t15.01.26, 16:00:00\t15.01.26, 16:28:00\t28 Min.\tana@maple.example\tOrganisator",
        "Ana Reyes\t15.01.26, 16:30:00\t15.01.26, 17:00:00\t30 Min.\tana@maple.example\tOrganisator",
        "Bea Tran (Gast)\t15.01.26, 16:10:00\t15.01.26, 17:05:00\t55 Min.\t\tTeilnehmer",
      ],
    ],
    [
      "the older Teams list in Spanish",
      [
        "Nombre completo\tAcción del usuario\tMarca de tiempo",
        "Ana Reyes\tUnido\t15/1/2026 16:00:00",
        "Ana Reyes\tAbandonó\t15/1/2026 16:58:00",
        "Bea Tran\tSe unió antes\t15/1/2026 16:05:00",
        "Bea Tran\tAbandonó\t15/1/2026 17:00:00",
      ],
    ],
    [
      "Teams with commas and quotes",
      [
        '"Name","First Join","Last Leave","In-Meeting Duration","Email","Role"',
        '"Ana Reyes","1/15/26, 4:00:00 PM","1/15/26, 4:58:00 PM","58m 0s","ana@maple.example","Organizer"',
        '"Bea Tran","1/15/26, 4:10:00 PM","1/15/26, 5:05:00 PM","55m 0s","","Attendee"',
      ],
    ],
    [
      "Meet in German, with semicolons",
      [
        "Vorname;Nachname;E-Mail-Adresse;Dauer;Beitrittszeit;Verlassen um",
        "Ana;Reyes;ana@maple.example;58 Min.;16:00;16:58",
        "Bea;Tran;;55 Min.;16:05;17:00",
      ],
    ],
    [
      "Meet in Spanish",
      [
        "Nombre,Apellidos,Correo electrónico,Duración,Hora de unión,Hora de salida",
        "Ana,Reyes,ana@maple.example,58 min,16:00,16:58",
        "Bea,Tran,,55 min,16:05,17:00",
      ],
    ],
    [
      "Meet with dates in words",
      [
        "Name,Email,Duration,Time joined,Time exited",
        'Ana Reyes,ana@maple.example,58 min,"Jan 15, 2026, 4:00:00 PM","Jan 15, 2026, 4:58:00 PM"',
        'Bea Tran,,55 min,"Jan 15, 2026, 4:05:00 PM","Jan 15, 2026, 5:00:00 PM"',
      ],
    ],
  ];
  test.each(files)("%s, in UTF-8 and in UTF-16", (_, lines) => {
    const text = lines.join("\r\n");
    expect(minutesByName(text)).toEqual(expected);
    expect(minutesByName(textOfFile(Buffer.from(`\uFEFF${text}`, "utf16le")))).toEqual(expected);
    const read = readParticipantFile(text);
    for (const { stays } of typeof read === "string" ? [] : read) expect(stays.length).toBeGreaterThan(0);
  });
});

test.each([
  ["", "empty"],
  ["a,b\nc,d", "no_participants"],
  ["hello", "no_participants"],
])("%j is no participant file", (text, problem) => expect(readParticipantFile(text)).toBe(problem));
