/** A number of a formula: a column of the number's own row, or of another query. */
export interface FormulaPart {
  /** Null: the query of the number itself. */
  readonly query: string | null;
  readonly column: string;
}

/** A formula of numbers, as a tree. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'part'; readonly part: FormulaPart }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Formula[] };

const FUNCTIONS = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  max: (a: number, b: number) => Math.max(a, b),
  sqrt: (a: number) => Math.sqrt(a),
  exp: (a: number) => Math.exp(a),
} as const;
type FunctionName = keyof typeof FUNCTIONS;

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z]\w*(?:\.[a-z]\w*)?)|([-+*/(),]))/iy;
const isFunction = (name: string): name is FunctionName => Object.hasOwn(FUNCTIONS, name);

/**
 * Reads a formula such as `closed + commit_amount` or `(target - closed) / forecast_call.target`: columns, numbers, the four
 * operations, brackets, and the functions max, sqrt and exp. Throws a `SyntaxError` such as `not a formula: closed +`.
 */
export function toFormula(text: string): Formula {
  const tokens = toTokens(text);
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError(`not a formula: ${text}`);
  };
  const take = (...wanted: readonly string[]): string | null => {
    const token = tokens[at];
    if (token === undefined || !wanted.includes(token)) return null;
    at += 1;
    return token;
  };
  /** Terms joined by operators of one rank, from left to right. */
  const chain = (operators: readonly ('+' | '-' | '*' | '/')[], term: () => Formula): Formula => {
    let formula = term();
    for (;;) {
      const taken = take(...operators);
      if (taken === null || !isFunction(taken)) return formula;
      formula = { kind: 'call', name: taken, arguments: [formula, term()] };
    }
  };
  const sum = (): Formula => chain(['+', '-'], product);
  const product = (): Formula => chain(['*', '/'], factor);
  const close = (formula: Formula): Formula => (take(')') === null ? fail() : formula);
  const factor = (): Formula => {
    if (take('(') !== null) return close(sum());
    const token = tokens[at] ?? fail();
    at += 1;
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (!/^[a-z]/i.test(token)) return fail();
    if (take('(') === null) {
      const [column = token, query = null] = token.split('.').toReversed();
      return { kind: 'part', part: { query, column } };
    }
    if (!isFunction(token)) return fail();
    const given = [sum()];
    while (take(',') !== null) given.push(sum());
    return given.length === FUNCTIONS[token].length ? close({ kind: 'call', name: token, arguments: given }) : fail();
  };
  const formula = sum();
  return at === tokens.length ? formula : fail();
}

function toTokens(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let end = 0; end < text.trimEnd().length; end = TOKEN.lastIndex) {
    const token = TOKEN.exec(text);
    if (token === null) throw new SyntaxError(`not a formula: ${text}`);
    tokens.push(token[0].trim());
  }
  return tokens;
}

/** The numbers that a formula is made of, each once, in their order. */
export function partsOf(formula: Formula): FormulaPart[] {
  const all =
    formula.kind === 'part' ? [formula.part] : formula.kind === 'call' ? formula.arguments.flatMap(partsOf) : [];
  return all.filter(
    ({ query, column }, i) => all.findIndex((one) => one.query === query && one.column === column) === i,
  );
}

/** What a formula comes to; null where one of its numbers is not known, or where it divides by nothing. */
export function evaluate(formula: Formula, valueOf: (part: FormulaPart) => number | null): number | null {
  if (formula.kind === 'number') return formula.value;
  if (formula.kind === 'part') return valueOf(formula.part);
  const [a = null, b = 0] = formula.arguments.map((argument) => evaluate(argument, valueOf));
  if (a === null || b === null) return null;
  const value = FUNCTIONS[formula.name](a, b);
  return Number.isFinite(value) ? value : null;
}
