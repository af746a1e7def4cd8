import { createServer, connect as dial, type Socket } from "node:net";

/** A proxy between the product and PostgreSQL that counts the statements: Query (Q) and Execute (E) messages. */
export async function countStatements(databaseUrl: string) {
  let count = 0;
  const proxy = await listenToClients(databaseUrl, ({ type }) => {
    if (type === "Q" || type === "E") count += 1;
  });
  return {
    ...proxy,
    /** The number of statements since the last call. */
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}

/** A message from a client; the one that starts a connection has no type. */
export type ClientMessage = { type: string; body: Buffer };

/** A proxy in front of PostgreSQL that shows each message of its clients. */
export async function listenToClients(databaseUrl: string, onMessage: (message: ClientMessage) => void) {
  const target = new URL(databaseUrl);
  const server = createServer((client) => {
    const database = dial(Number(target.port || 5432), target.hostname);
    const give = (socket: Socket) => socket.destroy();
    client.on("error", () => give(database)).on("close", () => give(database));
    database.on("error", () => give(client)).on("close", () => give(client));
    database.pipe(client);
    readMessages(client, onMessage);
    client.pipe(database);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("a TCP server has a port");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return { url: url.href, close: () => server.close() };
}

/**
 * A connection starts with one message without a type; each later one is a type byte and a length that includes itself.
 */
function readMessages(client: Socket, onMessage: (message: ClientMessage) => void): void {
  let pending = Buffer.alloc(0);
  let isOpen = false;
  client.on("data", (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const header = isOpen ? 5 : 4;
      if (pending.length < header) return;
      const length = pending.readUInt32BE(header - 4) + header - 4;
      if (pending.length < length) return;
      const type = isOpen ? String.fromCharCode(pending[0] ?? 0) : "";
      onMessage({ type, body: pending.subarray(header, length) });
      isOpen = true;
      pending = pending.subarray(length);
    }
  });
}
