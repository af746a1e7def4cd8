/** A process that runs one job, so that a test can kill it: `node one-job.ts <url> <job> <id>`. */
import { writeDataExport } from "#app/personal-data/data-export.server.ts";
import { eraseAccount } from "#app/personal-data/erasure.server.ts";
import { connect } from "#db/client.server.ts";

const [url = "", job, id = ""] = process.argv.slice(2);
const { db, sql } = connect(url, { max: 1 });
await (job === "erase" ? eraseAccount(db, { erasureId: id }) : writeDataExport(db, { exportId: id }));
await sql.end();
process.stdout.write(String(process.resourceUsage().maxRSS)); // kilobytes
