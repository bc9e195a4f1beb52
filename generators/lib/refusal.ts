/** An allocation that cannot be: says what was asked for and by how much it fails. */
export class PlanError extends RangeError {
  override readonly name = 'PlanError';
}
