/**
 * The state of a machine's content folder at one moment: the hash of its sources, and the release compiled from them.
 */
export type ActivatedRelease = { hash: string; sourceHash: string };

type Known = {
  own: ActivatedRelease;
  /** What this machine last published; null on the first start of a data folder. */
  brought: ActivatedRelease | null;
  /** What every process serves; null until something has been published. */
  current: ActivatedRelease | null;
  /** Earlier published releases with the same release hash or the same source hash. */
  known: ActivatedRelease[];
};

/**
 * Whether a start should publish its own content. It does if its folder has changed since this machine last published,
 * even back to an earlier state. Otherwise, content that was already published gives way to the current release, so
 * that two machines with different folders do not take turns retiring each other's lessons. A newer compiler's release
 * of the current sources replaces it. A new data folder publishes only what nobody has published yet.
 */
export function isToActivate({ own, brought, current, known }: Known): boolean {
  if (!current) return true;
  if (own.hash === current.hash) return false;
  const isSameWords = own.sourceHash === current.sourceHash;
  if (brought) return own.sourceHash !== brought.sourceHash || (own.hash !== brought.hash && isSameWords);
  if (known.some(({ hash }) => hash === own.hash)) return false;
  return isSameWords || !known.some(({ sourceHash }) => sourceHash === own.sourceHash);
}
