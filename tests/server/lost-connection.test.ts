import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { expect, test } from "vitest";

const message = (type: string, body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const authenticated = message("R", Buffer.alloc(4));
const readyForQuery = message("Z", Buffer.from("I"));
const shuttingDown = message("E", Buffer.from("SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0"));

/** A PostgreSQL that accepts every connection and dies at the first query, which is the driver's own. */
function dyingDatabase(onDeath: () => void) {
  return createServer((socket: Socket) => {
    socket.once("data", () => {
      socket.write(Buffer.concat([authenticated, readyForQuery]));
      socket.once("data", () => {
        socket.end(shuttingDown);
        onDeath();
      });
    });
    socket.on("error", () => undefined);
  });
}

const program = `
  import { logProcessProblems } from "#app/server/process-problems.ts";
  import { connect } from "#db/client.server.ts";
  logProcessProblems();
  const { sql } = connect(process.env.DATABASE_URL, { max: 2 });
  const ask = () => Promise.allSettled([sql\`select 1\`, sql.begin((sql) => sql\`select 1\`)]).then(ask);
  void ask();
  process.on("message", () => process.exit(7));
`;

test("a database that dies under the driver's own first query ends no process", async () => {
  let deaths = 0;
  const { promise: died, resolve } = Promise.withResolvers<void>();
  const count = () => {
    deaths += 1;
    if (deaths === 6) resolve();
  };
  const server = dyingDatabase(count).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const DATABASE_URL = `postgres://a:b@127.0.0.1:${typeof address === "object" ? address?.port : 0}/c`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
    env: { ...process.env, DATABASE_URL, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  const ended = once(child, "exit");
  await Promise.race([died, ended]);
  child.send("leave");
  expect(await ended).toEqual([7, null]);
  server.close();
  for (const line of output.trim().split("\n")) {
    expect(JSON.parse(line)).toMatchObject({ level: "warn", msg: "a connection to the database was lost" });
  }
});
