/** Guesses: a question before an answer. */
export function guesses() {}
