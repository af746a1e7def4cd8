import { demoAccounts } from "#app/identity/person/demo.ts";
import { idFor } from "./random.ts";

export type CohortKey = "attendance" | "belonging" | "beginnings";

type DemoPerson = {
  id: string;
  name: string;
  email: string;
  /** Organization, title, and a former workplace if there is one. */
  works: { at: string; as: string; until?: string }[];
  cohort: CohortKey | null;
};

/** Everybody is invented. One line each: name | where, as what [; where, as what] | cohort. */
const cast = `
Hodan Abdullahi | saltgrass, Family liaison | attendance
Nguyen Thi Lan | saltgrass, Kindergarten teacher | attendance
Marisol Ibarra | tern, Dual-language teacher | attendance
Desmond Okoro | tern, Assistant principal | attendance
Leilani Tuiasosopo | heron-high, Counselor | attendance
Oksana Bondarenko | heron-high, Mathematics teacher | attendance
Harpreet Gill | heron, Data analyst | attendance
Jamal Whitfield | lantern, Program manager; two-rivers, Youth worker, 2025-06-30 | attendance
Rosario Mendoza | lantern, Parent partner | attendance
Abdirahman Yusuf | kulan, Education advocate | attendance
Fatuma Osman | kulan, Home visitor | attendance
Grace Lim | heron, Attendance coordinator | attendance
Selam Tesfaye | alder, Third-grade teacher | belonging
Tomasi Fifita | cedar-middle, Dean of students | belonging
Priya Nair | cedar-middle, Science teacher | belonging
Bao Vang | cedar-high, English learner specialist | belonging
Caroline Hughes | cedar-high, Librarian | belonging
Mateo Villaseñor | cedar, Equity and family engagement director | belonging
Aisha Karimi | two-rivers, Program director | belonging
Darnell Brooks | two-rivers, Mentor | belonging
Kalani Kekoa | tidewater, After-school lead | belonging
Yesenia Flores | tidewater, Evaluation associate | belonging
Ngozi Eze | cedar-high, Assistant principal | belonging
Sokha Chann | alder, Family engagement coordinator | belonging
Dahlia Haddad | sparrow, Center director | beginnings
Maria Fernanda Rojas | semillas, Lead teacher | beginnings
Lupe Alvarado | semillas, Center director; fern-hollow, Assistant teacher, 2024-08-15 | beginnings
Joyce Kimani | little-otters, Owner | beginnings
Svitlana Kravets | fern-hollow, Lead teacher | beginnings
Habtamu Bekele | fern-hollow, Assistant teacher | beginnings
Zahra Noori | sparrow, Family support specialist | beginnings
Mele Taufa | little-otters, Assistant teacher | beginnings
Linh Pham | huckleberry, Transitional kindergarten teacher | beginnings
Ruth Amadi | huckleberry, Principal | beginnings
Kiona James | madrona, Early learning coordinator | beginnings
Ana Paula Duarte | esd, Early learning coach | beginnings
Noor Siddiqui | madrona-high, Social studies teacher |
Ibrahim Jama | madrona-high, Paraeducator |
Emily Sorensen | madrona-high, Counselor |
Carlos Benítez | madrona, Assessment coordinator |
Thanh Nguyen | madrona, Data systems manager |
Tiana Coleman | huckleberry, Second-grade teacher |
Viktor Melnyk | heron-high, Career and technical teacher |
Amara Diallo | saltgrass, Multilingual specialist |
Junko Hayashi | tern, Occupational therapist |
Pedro Castañeda | cedar-middle, Mathematics teacher |
Lagi Seumalo | cedar-middle, Student support specialist |
Meron Gebre | alder, Kindergarten teacher |
Eun-ji Park | cedar, Research associate |
Wanjiru Mwangi | lantern, Data coordinator |
Roberto Salas | tidewater, Youth organizer |
Halima Warsame | kulan, Volunteer lead |
Sarah Lindqvist | esd, Evaluation specialist |
Tevita Moala | two-rivers, Case manager |
Jennifer Castro | sparrow, Toddler teacher |
Anh Do | tern, Fourth-grade teacher |
`;

/** The work of the demo accounts, in the order of the accounts. */
const accountWork: Pick<DemoPerson, "works" | "cohort">[] = [
  {
    works: [
      { at: "saltgrass", as: "Second-grade teacher" },
      { at: "kulan", as: "Homework club volunteer" },
    ],
    cohort: "attendance",
  },
  { works: [{ at: "esd", as: "Data coach" }], cohort: null },
  {
    works: [
      { at: "esd", as: "Learning community lead" },
      { at: "tidewater", as: "Board member", until: "2025-12-31" },
    ],
    cohort: null,
  },
  { works: [{ at: "esd", as: "Systems administrator" }], cohort: null },
];

const accounts: Omit<DemoPerson, "id">[] = demoAccounts.map(({ name, email }, index) => ({
  name,
  email,
  works: accountWork[index]?.works ?? [],
  cohort: accountWork[index]?.cohort ?? null,
}));

/** Coaches and the clock-hour manager have no account that visitors can use. */
const staff: Omit<DemoPerson, "id">[] = [
  { name: "Solomon Asfaw", email: emailFor("Solomon Asfaw"), works: [{ at: "esd", as: "Data coach" }], cohort: null },
  {
    name: "Bernadette Yazzie",
    email: emailFor("Bernadette Yazzie"),
    works: [{ at: "esd", as: "Data coach" }],
    cohort: null,
  },
  {
    name: "Paula Kowalczyk",
    email: emailFor("Paula Kowalczyk"),
    works: [{ at: "esd", as: "Clock-hour registrar" }],
    cohort: null,
  },
];

export const demoPeople: DemoPerson[] = [...accounts, ...staff, ...readCast()].map((person) => ({
  id: personId(person.email),
  ...person,
}));

export function personId(email: string): string {
  return idFor(`person ${email}`);
}

export function emailFor(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return `${plain.replace(/[^a-z]+/g, ".")}@demo.example`;
}

function readCast(): Omit<DemoPerson, "id">[] {
  return cast
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", places = "", cohort = ""] = line.split("|").map((part) => part.trim());
      const works = places.split(";").map((place) => {
        const [at = "", as = "", until] = place.split(",").map((part) => part.trim());
        return { at, as, ...(until && { until }) };
      });
      return { name, email: emailFor(name), works, cohort: isCohort(cohort) ? cohort : null };
    });
}

function isCohort(word: string): word is CohortKey {
  return ["attendance", "belonging", "beginnings"].includes(word);
}
