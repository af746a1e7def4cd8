/** What a machine's content folder is at one moment: its words, and the release that its compiler makes of them. */
export type Brought = { hash: string; sourceHash: string };

type Known = {
  own: Brought;
  /** What this machine brought last; null at the first start of a data folder. */
  brought: Brought | null;
  /** What every process serves; null before anybody brought anything. */
  current: Brought | null;
  /** Releases of the same hash or the same words that the database was ever brought. */
  known: Brought[];
};

/**
 * Whether a start makes its own content the current one. It does when its folder changed since this machine last
 * brought it, also back to what it was before; content that it has brought before follows what is current, so that two
 * machines with different folders do not retire each other's lessons in turn. A new compiler's release of the current
 * words takes their place. A data folder that starts afresh brings what nobody brought yet.
 */
export function isToActivate({ own, brought, current, known }: Known): boolean {
  if (!current) return true;
  if (own.hash === current.hash) return false;
  const isSameWords = own.sourceHash === current.sourceHash;
  if (brought) return own.sourceHash !== brought.sourceHash || (own.hash !== brought.hash && isSameWords);
  if (known.some(({ hash }) => hash === own.hash)) return false;
  return isSameWords || !known.some(({ sourceHash }) => sourceHash === own.sourceHash);
}
