/** A source that content cites; `url` is null where it has no public address. */
export type SourceReference = { id: string; text: string; url: string | null };
