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

/** A message from a client; the one that starts a connection has no type. Connections are numbered from 1. */
export type ClientMessage = { connection: number; type: string; body: Buffer };

/** A proxy in front of PostgreSQL that shows each message of its clients, and of the database. */
export async function listenToClients(
  databaseUrl: string,
  onMessage: (message: ClientMessage) => void,
  onAnswer: (message: ClientMessage) => void = () => undefined,
) {
  const target = new URL(databaseUrl);
  let opened = 0;
  const server = createServer((client) => {
    opened += 1;
    const connection = opened;
    const database = dial(Number(target.port || 5432), target.hostname);
    const give = (socket: Socket) => socket.destroy();
    client.on("error", () => give(database)).on("close", () => give(database));
    database.on("error", () => give(client)).on("close", () => give(client));
    readMessages(database, true, (message) => onAnswer({ connection, ...message }));
    database.pipe(client);
    readMessages(client, false, (message) => onMessage({ connection, ...message }));
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

type Message = Omit<ClientMessage, "connection">;

/**
 * A client starts with one message without a type (`isOpen` is false); each later one, and each of the database, is a type
 * byte and a length that includes itself.
 */
function readMessages(from: Socket, isOpen: boolean, onMessage: (message: Message) => void): void {
  let pending = Buffer.alloc(0);
  let hasTypes = isOpen;
  from.on("data", (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const header = hasTypes ? 5 : 4;
      if (pending.length < header) return;
      const length = pending.readUInt32BE(header - 4) + header - 4;
      if (pending.length < length) return;
      const type = hasTypes ? String.fromCharCode(pending[0] ?? 0) : "";
      onMessage({ type, body: pending.subarray(header, length) });
      hasTypes = true;
      pending = pending.subarray(length);
    }
  });
}
