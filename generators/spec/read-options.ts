import { parseArgs } from 'node:util';
import { unknownName } from '../../src/model/near-miss.ts';
import { Refusal } from '../lib/refusal.ts';

/**
 * The options of a command line that has `--name value` and nothing else: `readOptions(args, ['seed'])`. What is not
 * given is missing. Throws a Refusal for what it cannot read.
 */
export function readOptions<N extends string>(
  args: readonly string[],
  names: readonly N[],
): Partial<Record<N, string>> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    strict: false,
    tokens: true,
  });
  const options: Partial<Record<N, string>> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') throw new Refusal(`unexpected argument: ${args[token.index] ?? ''}`);
    const name = names.find((known) => known === token.name);
    if (name === undefined)
      throw new Refusal(
        `unknown option: ${unknownName(
          token.rawName,
          names.map((known) => `--${known}`),
        )}`,
      );
    // A value that looks like an option is one: the value was forgotten.
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
      throw new Refusal(`option without a value: ${token.rawName}`);
    options[name] = token.value;
  }
  return options;
}
