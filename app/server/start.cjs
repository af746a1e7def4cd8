/**
 * What `node app/server/start.ts` runs: start.ts is a link to this file. A Node without type stripping refuses a file
 * named .ts before reading it, but follows links first; so any Node can run this and say what is missing.
 */
const { join } = require("node:path");

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(
    `This is Node ${process.versions.node}, and Sound Practice runs on Node 24, which npm ci brings along. ` +
      "Start it with: npm start\n",
  );
  process.exitCode = 1;
} else {
  import(join(__dirname, "begin.ts"));
}
