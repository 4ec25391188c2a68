// What the parts of the question's form share.

import type { Question } from '../question';

/** A division of the people, and its groups. */
export interface Division {
  id: string;
  name: string;
  groups: readonly { id: string; name: string }[];
}

/** The question, the way to change it, and what the desk said against its parts. */
export interface Asking {
  question: Question;
  change: (to: Partial<Question>) => void;
  /** Reasons against these parts: of the brief (`number`, `travel`), or of the form (`atMost.0`). */
  wrong: (...parts: string[]) => readonly string[];
}
