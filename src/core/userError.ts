/** Trouble that its message explains: a sentence that says what happened and what to do. Shown as written. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** By its name: each bundle of the extension has a class of its own, and one may catch what the other throws. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}
