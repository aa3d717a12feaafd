/** Trouble that its message explains: a sentence that says what happened and what to do. Shown as written. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
