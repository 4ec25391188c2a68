// What the room of changes adds to the address: which two snapshots are compared, by the beginnings of their names.

export interface ChangesState {
  /** Null: the one in service with the one before it. */
  compared: { from: string; to: string } | null;
}

const NAME = /^[0-9a-f]{4,64}$/;

/** So many digits tell snapshots apart for people. */
export const SHORT = 12;

/** Reads the parameters. What is ill-formed is left out, never an error. */
export function parseChanges(own: Readonly<Record<string, string>>): ChangesState {
  const [from, to] = [own.from ?? '', own.to ?? ''];
  return { compared: NAME.test(from) && NAME.test(to) ? { from, to } : null };
}

/** The parameters of a state; null for what an address without them means. */
export function formatChanges({ compared }: ChangesState): Record<string, string | null> {
  return { from: compared?.from.slice(0, SHORT) ?? null, to: compared?.to.slice(0, SHORT) ?? null };
}
