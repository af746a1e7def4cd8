/** Runs the import named by its argument, as the worker would, in a process that a test may kill. */
import { runImport } from "#app/identity/imports/import-run.server.ts";
import { connect } from "#db/client.server.ts";

const { db, sql } = connect(process.env.DATABASE_URL ?? "", { max: 1 });
await runImport(db, { importId: process.argv[2] ?? "" });
await sql.end();
