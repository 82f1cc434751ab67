/** Conditions that rows can show: comparisons of one variable with one value, joined by and/or, groups one level deep. */

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

/** One row; of "is" and "is not" there is no value. A value is as formulas write it: 5, "gold", duration("PT1H"), ["a", "b"]. */
export interface Row {
  variable: string;
  operator: Operator;
  value: string;
}

export interface Group {
  join: 'and' | 'or';
  parts: (Row | Group)[];
}

export const isGroup = (part: Row | Group): part is Group => 'parts' in part;

/** The rows of a condition; undefined where it says more than rows can show. An empty text is no rows. */
export function parse(text: string): Group | undefined {
  if (!text.trim()) return { join: 'and', parts: [] };
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const reader = new Reader(tokens);
  const whole = reader.either();
  if (!whole || !reader.ended) return undefined;
  const group: Group = isGroup(whole) ? whole : { join: 'and', parts: [whole] };
  const deep = group.parts.some((part) => isGroup(part) && part.parts.some(isGroup));
  return deep ? undefined : group;
}

/** The condition that rows say. Rows that are not filled in say nothing. */
export function write(group: Group): string {
  const parts = group.parts.flatMap((part) => {
    if (!isGroup(part)) return complete(part) ? [line(part)] : [];
    const inner = write(part);
    return inner ? [part.parts.filter((one) => !isGroup(one) && complete(one)).length > 1 ? `(${inner})` : inner] : [];
  });
  return parts.join(` ${group.join} `);
}

/** Whether a row says something. */
export function complete({ variable, operator, value }: Row): boolean {
  return variable !== '' && (operator === 'is' || operator === 'is not' || value.trim() !== '');
}

/** The values of a list, as people see them; of a single one, itself. */
export function valuesIn(value: string): string[] {
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^[\],\s]+)/g)].map(([, double, single, bare]) => (double ?? single ?? bare).replace(/\\(.)/g, '$1'));
}

/** A text as formulas write it. */
export const quoted = (text: string) => JSON.stringify(text);

/** A list as formulas write it. */
export const listed = (values: string[], asText: boolean) => (values.length ? `[${values.map((one) => (asText ? quoted(one) : one)).join(', ')}]` : '');

function line({ variable, operator, value }: Row): string {
  if (operator === 'is') return variable;
  if (operator === 'is not') return `not ${variable}`;
  return `${variable} ${operator} ${value.trim()}`;
}

interface Token {
  kind: 'name' | 'number' | 'text' | 'sign';
  text: string;
}

const lexeme = /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([\p{L}_$][\p{L}\p{N}_$]*)|(==|!=|<=|>=|&&|\|\||[<>!()[\],-]))/uy;

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (lexeme.lastIndex = 0; lexeme.lastIndex < end; ) {
    const match = lexeme.exec(text);
    if (!match) return undefined;
    const [, quote, digits, name, sign] = match;
    tokens.push(quote ? { kind: 'text', text: quote } : digits ? { kind: 'number', text: digits } : name ? { kind: 'name', text: name } : { kind: 'sign', text: sign });
  }
  return tokens;
}

/** Names that are no variables. */
const words = new Set(['and', 'or', 'not', 'in', 'true', 'false', 'nil', 'let', 'if', 'else']);

class Reader {
  private at = 0;

  constructor(private readonly tokens: Token[]) {}

  get ended(): boolean {
    return this.at === this.tokens.length;
  }

  either(): Row | Group | undefined {
    return this.joined('or', ['or', '||'], () => this.joined('and', ['and', '&&'], () => this.factor()));
  }

  /** Parts with a word between them; a group in a group of the same kind is no group of its own. */
  private joined(join: Group['join'], signs: string[], part: () => Row | Group | undefined): Row | Group | undefined {
    const parts: (Row | Group)[] = [];
    do {
      const one = part();
      if (!one) return undefined;
      if (isGroup(one) && one.join === join) parts.push(...one.parts);
      else parts.push(one);
    } while (this.take(...signs));
    return parts.length === 1 ? parts[0] : { join, parts };
  }

  private factor(): Row | Group | undefined {
    if (this.take('(')) {
      const inner = this.either();
      return inner && this.take(')') ? inner : undefined;
    }
    if (this.take('not', '!')) {
      const variable = this.name();
      return variable && !this.peek('==', '!=', '<', '<=', '>', '>=', 'in') ? { variable, operator: 'is not', value: '' } : undefined;
    }
    const variable = this.name();
    return variable ? this.comparison(variable) : undefined;
  }

  private comparison(variable: string): Row | undefined {
    for (const operator of ['==', '!=', '<=', '>=', '<', '>'] as const) {
      if (!this.take(operator)) continue;
      const value = this.value();
      if (value === 'true' || value === 'false') {
        if (operator !== '==' && operator !== '!=') return undefined;
        return { variable, operator: (value === 'true') === (operator === '==') ? 'is' : 'is not', value: '' };
      }
      return value ? { variable, operator, value } : undefined;
    }
    const negated = this.take('not');
    if (this.take('in')) {
      const value = this.list();
      return value ? { variable, operator: negated ? 'not in' : 'in', value } : undefined;
    }
    return negated ? undefined : { variable, operator: 'is', value: '' };
  }

  private value(): string | undefined {
    const token = this.tokens[this.at];
    if (this.take('-')) {
      const digits = this.tokens[this.at];
      if (digits?.kind !== 'number') return undefined;
      this.at++;
      return `-${digits.text}`;
    }
    if (token?.kind === 'name' && token.text === 'duration') {
      const [, open, text, close] = this.tokens.slice(this.at, this.at + 4);
      if (open?.text !== '(' || text?.kind !== 'text' || close?.text !== ')') return undefined;
      this.at += 4;
      return `duration(${text.text})`;
    }
    if (!token || token.kind === 'sign' || (token.kind === 'name' && words.has(token.text) && token.text !== 'true' && token.text !== 'false')) return undefined;
    this.at++;
    // What is called or reckoned with is more than a value.
    return this.peek('(', '-') ? undefined : token.text;
  }

  private list(): string | undefined {
    if (!this.take('[')) return undefined;
    const values: string[] = [];
    do {
      const one = this.value();
      if (!one) return undefined;
      values.push(one);
    } while (this.take(','));
    return this.take(']') ? `[${values.join(', ')}]` : undefined;
  }

  private name(): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'name' || words.has(token.text)) return undefined;
    this.at++;
    return this.peek('(', '-') ? undefined : token.text;
  }

  private peek(...signs: string[]): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && token.kind !== 'text' && signs.includes(token.text);
  }

  private take(...signs: string[]): boolean {
    if (!this.peek(...signs)) return false;
    this.at++;
    return true;
  }
}
