import * as schema from "#db/schema/index.ts";
import { ownTraces, type Sample, type World } from "./world.ts";

const traces = {
  ignored: "Quokka shoe size",
  fileName: "zephyrines-quokka-people.csv",
};

export const importsSample: Sample = { traces, use: importPeople };

async function importPeople({ db, me, admin }: World) {
  const { fileName } = traces;
  const counted = { rowCount: 2, problemCount: 1, counts: { people: 1 }, finishedAt: new Date() };
  const [draft] = await db
    .insert(schema.imports)
    .values([
      { startedBy: admin, fileName: "others.csv", ...counted },
      { startedBy: admin, fileName: `${ownTraces.name.split(" ").reverse().join("_")}.csv`, ...counted },
      { startedBy: me, fileName, note: "A note.", ...counted, ignoredColumns: [traces.ignored] },
    ])
    .returning();
  const row = { importId: draft?.id ?? "", effects: [], problems: [] };
  const wrong = { column: "email", message: "This is not an address." };
  await db.insert(schema.importRows).values([
    { ...row, line: 2, cells: { email: ` ${ownTraces.email} `, name: ownTraces.name } },
    { ...row, line: 3, cells: { email: "noor@elsewhere.example", name: "Noor" } },
    { ...row, line: 4, cells: { email: "z.quackenbush@marigold", name: "Quackenbush,  Zéphyrine" }, problems: [wrong] },
    { ...row, line: 5, cells: { email: `mailto:${ownTraces.email}` }, problems: [wrong] },
    { ...row, line: 6, cells: { email: "n@elsewhere", name: "Zephyrine Noor" }, problems: [wrong] },
  ]);
}
