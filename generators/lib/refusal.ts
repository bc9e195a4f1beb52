/** What cannot be done as asked: says what was asked for and by how much it fails. */
export class Refusal extends RangeError {
  override readonly name = 'Refusal';
}
