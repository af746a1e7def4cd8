/** `npm run dev`: shows each change of code or content at once. Prepares the data and runs `dev-server.ts` beside it. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setSecretKey } from "#app/secrets/secrets.server.ts";
import { readConfiguration } from "./configuration.ts";
import { prepareData } from "./data.ts";
import { openDatabase } from "./database.ts";
import { addressOf, requireFreePort } from "./port.ts";
import { printFailure } from "./refusal.ts";
import { secretKeyFor } from "./secret-key.ts";
import { beforeExit, isShuttingDown, shutDown, shutDownOnSignal } from "./shutdown.ts";
import { welcome } from "./welcome.ts";

const say = (words: string) => process.stdout.write(`${words}\n`);

async function develop(): Promise<void> {
  const env = readConfiguration();
  await requireFreePort(env.HOST, env.PORT);
  shutDownOnSignal(say);

  const database = await openDatabase(env, () => void shutDown(1));
  beforeExit(() => database.stop());
  const secretKey = secretKeyFor(env);
  setSecretKey(secretKey);
  const { releaseFile, problems } = await prepareData(env, database);
  for (const problem of problems) say(problem);

  const address = addressOf({ host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL });
  const server = fork(fileURLToPath(new URL("./dev-server.ts", import.meta.url)), {
    env: {
      ...process.env,
      NODE_ENV: "development",
      DATABASE_URL: database.url,
      DATABASE_DIRECT_URL: database.directUrl,
      CONTENT_RELEASE: releaseFile,
      CONTENT_DIR: env.CONTENT_DIR,
      DATA_DIR: env.DATA_DIR,
      DEMO: database.isEmbedded ? "1" : "",
      SITE_ADDRESS: address,
      SECRET_KEY: secretKey,
    },
  });
  beforeExit(() => stopped(server));
  server.once("exit", () => void shutDown(1));
  await once(server, "message"); // it is listening
  say(welcome(address, database.isEmbedded));
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  if (server.connected) server.send("stop");
  else server.kill();
  await ended;
}

await develop().catch(async (error) => {
  if (!isShuttingDown()) printFailure(error);
  await shutDown(1);
});
