import { spawnSync } from "node:child_process";
import { chownSync, readFileSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * How to run a PostgreSQL program: as the current user, or as another one, because PostgreSQL refuses to run as root.
 */
export type Account = {
  command(program: string, args: string[]): { file: string; args: string[]; uid?: number; gid?: number };
  own(path: string): void;
};

type User = { name: string; uid: number; gid: number };

/** The account that runs PostgreSQL on these paths, its program first. Only root needs another account. */
export function accountFor(paths: string[]): Account {
  if (process.getuid?.() !== 0) return { command: (file, args) => ({ file, args }), own: () => undefined };

  const user = findUser(["postgres", "nobody"]);
  if (!user) {
    throw new Error(
      "PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody here. " +
        "Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
  const own = (path: string) => chownSync(path, user.uid, user.gid);
  if (paths.every((path) => canReach(user, path))) {
    return { command: (file, args) => ({ file, args, uid: user.uid, gid: user.gid }), own };
  }
  requirePassage(user, paths);
  return { command: (file, args) => ({ file: "setpriv", args: [...privilegesOf(user), file, ...args] }), own };
}

function requirePassage(user: User, paths: string[]): void {
  const [program = ""] = paths;
  if (spawnSync("setpriv", [...privilegesOf(user), "test", "-x", program]).status === 0) return;
  throw new Error(
    `PostgreSQL refuses to run as root, and the user ${user.name}, as whom it runs instead, cannot enter the folders ` +
      `of ${paths.join(" and ")}. Move them where others may pass (to /opt, for instance), start as an ordinary user, ` +
      "or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

/**
 * Root's folders are closed to others, so the account keeps the one capability that opens them. Without the securebit,
 * access(2) would ignore it.
 */
function privilegesOf(user: User): string[] {
  return [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    "--clear-groups",
    "--securebits=+no_setuid_fixup",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
  ];
}

function findUser(names: string[]): User | null {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  for (const name of names) {
    const user = users.find((user) => user.name === name && user.uid > 0);
    if (user) return user;
  }
  return null;
}

function canReach(user: User, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!canEnter(user, statSync(folder))) return false;
    if (folder === dirname(folder)) return true;
  }
}

function canEnter(user: User, folder: Stats): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}
