import type { ScenarioContent } from '../api/scenario';
import { renamedIn } from './variables';

/** One place where numbers name a variable. */
export interface NumbersMention {
  kind: 'declaration' | 'write' | 'formula';
  /** Where it is, as a JSON pointer. */
  pointer: string;
  before: string;
  after: string;
}

type Json = { [key: string]: unknown };

/** Numbers in which a variable goes by another name, and where that changed them; the same object where nothing names it. */
export function renamedNumbers(content: ScenarioContent, from: string, to: string): { content: ScenarioContent; mentions: NumbersMention[] } {
  const renamer = new Renamer(from, to);
  const next = renamer.object(content as Json, '') as ScenarioContent;
  return renamer.mentions.length > 0 ? { content: next, mentions: renamer.mentions } : { content, mentions: [] };
}

/** Goes through numbers by what their keys mean in a scenario: data, arrivals and tasks name variables, formulas speak of them. */
class Renamer {
  readonly mentions: NumbersMention[] = [];

  constructor(
    private readonly from: string,
    private readonly to: string,
  ) {}

  object(value: Json, at: string): Json {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.property(key, inner, `${at}/${key}`, value)]));
  }

  private property(key: string, value: unknown, at: string, of: Json): unknown {
    switch (key) {
      case 'data':
        // A task may be called data as well.
        return isObject(value) && (at === '/data' || /^\/arrivals\/.*\/\d+\/data$/.test(at)) ? this.keys(value, at) : this.any(value, at);
      case 'conditions':
        return isObject(value) && at === '/conditions' ? Object.fromEntries(Object.entries(value).map(([flow, text]) => [flow, this.formula(text, `${at}/${flow}`)])) : this.any(value, at);
      case 'formula':
      case 'while':
      case 'until':
      case 'key':
      case 'urgency':
        return typeof value === 'string' ? this.formula(value, at) : this.any(value, at);
      case 'inputs':
        return Array.isArray(value) && 'rules' in of ? value.map((text, nth) => this.formula(text, `${at}/${nth}`)) : this.any(value, at);
      case 'outputs':
        return Array.isArray(value) && 'rules' in of ? value.map((name, nth) => this.name(name, 'write', `${at}/${nth}`)) : this.any(value, at);
      case 'when':
        return Array.isArray(value) ? value.map((text, nth) => this.formula(text, `${at}/${nth}`)) : this.any(value, at);
      case 'then':
        return Array.isArray(value) ? value.map((text, nth) => (typeof text === 'string' && text.startsWith('=') ? this.formula(text, `${at}/${nth}`) : text)) : this.any(value, at);
      case 'to':
        return typeof value === 'string' && at.includes('/writes/') ? this.name(value, 'write', at) : value;
      default:
        return this.any(value, at);
    }
  }

  private any(value: unknown, at: string): unknown {
    if (Array.isArray(value)) return value.map((one, nth) => this.any(one, `${at}/${nth}`));
    return isObject(value) ? this.object(value, at) : value;
  }

  /** An object whose keys are the names of variables. */
  private keys(value: Json, at: string): Json {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        if (name === this.from) this.note('declaration', `${at}/${name}`, name, this.to);
        return [name === this.from ? this.to : name, this.any(inner, `${at}/${name}`)];
      }),
    );
  }

  private name(value: unknown, kind: NumbersMention['kind'], at: string): unknown {
    if (value !== this.from) return value;
    this.note(kind, at, this.from, this.to);
    return this.to;
  }

  private formula(value: unknown, at: string): unknown {
    if (typeof value !== 'string') return value;
    const after = renamedIn(value, this.from, this.to);
    if (after !== value) this.note('formula', at, value, after);
    return after;
  }

  private note(kind: NumbersMention['kind'], pointer: string, before: string, after: string): void {
    this.mentions.push({ kind, pointer, before, after });
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
