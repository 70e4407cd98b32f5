/** Patterns: nodes, relationships, label expressions, quantified and parenthesized paths, path selectors. */
import type {
  Expression,
  LabelExpression,
  Literal,
  MapLiteral,
  Name,
  NodePattern,
  Parameter,
  ParenthesizedPath,
  PathPattern,
  PatternElement,
  QuantifiedPath,
  RelationshipPattern,
  Repetition,
  Selector,
} from './ast.ts';
import { syntaxError } from './errors.ts';
import { ExpressionParser } from './expression-parser.ts';

const MAX_REPETITION = 2 ** 31 - 1;

export abstract class PatternParser extends ExpressionParser {
  protected patternList(): PathPattern[] {
    const patterns = [this.pathPattern(true)];
    while (this.takeSymbol(',')) patterns.push(this.pathPattern(true));
    return patterns;
  }

  protected pathPattern(allowVariable: boolean): PathPattern {
    return this.nested(() => {
      const start = this.token.start;
      let variable: Name | null = null;
      if (allowVariable && this.isName() && this.isSymbol('=', 1)) {
        variable = this.name('a path variable');
        this.advance();
      }
      const shortest = this.#shortestFunction();
      if (shortest !== null) {
        this.expectSymbol('(');
        const elements = this.#elements();
        this.expectSymbol(')');
        return this.make<PathPattern>(start, { kind: 'PathPattern', variable, selector: null, shortest, elements });
      }
      const selector = this.#selector();
      const elements = this.#elements();
      return this.make<PathPattern>(start, { kind: 'PathPattern', variable, selector, shortest: null, elements });
    });
  }

  #shortestFunction(): 'single' | 'all' | null {
    if (!this.isSymbol('(', 1)) return null;
    if (this.takeWords('SHORTESTPATH')) return 'single';
    return this.takeWords('ALLSHORTESTPATHS') ? 'all' : null;
  }

  /** ALL | ANY [k] | ALL SHORTEST | ANY SHORTEST | SHORTEST [k] [PATHS] [GROUP[S]] */
  #selector(): Selector | null {
    if (!this.isKind('word')) return null;
    const paths = (): void => void (this.takeWords('PATHS') || this.takeWords('PATH'));
    if (this.takeWords('ALL')) {
      const type = this.takeWords('SHORTEST') ? 'allShortest' : 'all';
      paths();
      return { type, count: null, groups: false };
    }
    if (this.takeWords('ANY', 'SHORTEST')) {
      paths();
      return { type: 'shortest', count: null, groups: false };
    }
    const type = this.takeWords('ANY') ? 'any' : this.takeWords('SHORTEST') ? 'shortest' : null;
    if (type === null) return null;
    const counted = this.isKind('integer') || this.isKind('parameter');
    const count: Expression | null = counted ? this.#count() : null;
    paths();
    const groups = type === 'shortest' && (this.takeWords('GROUPS') || this.takeWords('GROUP'));
    return { type, count, groups };
  }

  #count(): Expression {
    if (this.token.kind === 'parameter') return this.parameter();
    const token = this.advance();
    return this.make<Literal>(token.start, { kind: 'Literal', value: BigInt(token.text) });
  }

  #elements(): PatternElement[] {
    const elements: PatternElement[] = [this.#nodeOrPath()];
    for (;;) {
      if (this.isSymbol('-') || this.isSymbol('<')) {
        elements.push(this.#relationship());
        elements.push(this.#nodeOrPath());
      } else if (this.isSymbol('(')) elements.push(this.#nodeOrPath());
      else return elements;
    }
  }

  #nodeOrPath(): PatternElement {
    if (!this.isSymbol('(')) throw this.unexpected('a node, such as (n)');
    const inner = this.at + 1;
    const named = this.isName(1) && this.isSymbol('=', 2) && this.isSymbol('(', 3);
    if (this.tokens[inner]?.text === '(' || named) return this.nested(() => this.#parenthesized(named));
    return this.nodePattern();
  }

  #parenthesized(named: boolean): PatternElement {
    const start = this.advance().start;
    const variable = named ? this.name('a path variable') : null;
    if (named) this.advance();
    const elements = this.#elements();
    const where = this.takeWords('WHERE') ? this.expression() : null;
    this.expectSymbol(')');
    const repetition = this.#repetition();
    if (repetition === null) {
      return this.make<ParenthesizedPath>(start, { kind: 'ParenthesizedPath', variable, elements, where });
    }
    return this.make<QuantifiedPath>(start, { kind: 'QuantifiedPath', elements, where, repetition });
  }

  /** `+`, `*`, `{3}`, `{1,3}`, `{,3}`, `{1,}` */
  #repetition(): Repetition | null {
    if (this.takeSymbol('+')) return { min: 1, max: null };
    if (this.takeSymbol('*')) return { min: 0, max: null };
    if (!this.isSymbol('{')) return null;
    this.advance();
    const min = this.isKind('integer') ? this.#times() : null;
    if (min !== null && this.takeSymbol('}')) return { min, max: min };
    this.expectSymbol(',');
    const max = this.isKind('integer') ? this.#times() : null;
    const close = this.expectSymbol('}');
    if (max !== null && max < (min ?? 0)) {
      const message = `a path cannot repeat at least ${min} and at most ${max} times`;
      throw syntaxError('InvalidRelationshipPattern', message, [close.start, close.end]);
    }
    return { min: min ?? 0, max };
  }

  #times(): number {
    const token = this.advance();
    const value = Number(token.text);
    if (value > MAX_REPETITION) {
      throw syntaxError('IntegerOverflow', `${token.text} is too many times`, [token.start, token.end]);
    }
    return value;
  }

  protected nodePattern(): NodePattern {
    const start = this.expectSymbol('(').start;
    const variable = this.isName() && !this.isWhere() ? this.name('a variable') : null;
    let labels: LabelExpression | null = null;
    if (this.isSymbol(':') || (this.isWord('IS') && this.isName(1))) labels = this.labelExpression(false, false);
    const properties = this.#properties();
    const where = this.takeWords('WHERE') ? this.expression() : null;
    this.expectSymbol(')');
    return this.make<NodePattern>(start, { kind: 'NodePattern', variable, labels, properties, where });
  }

  /** `WHERE` begins a condition unless it is itself the name of a variable. */
  protected isWhere(): boolean {
    if (!this.isWord('WHERE')) return false;
    const next = this.ahead(1);
    return !(next.kind === 'symbol' && [')', ':', '{', ']'].includes(next.text));
  }

  #properties(): MapLiteral | Parameter | null {
    if (this.isSymbol('{')) return this.mapLiteral();
    return this.token.kind === 'parameter' ? this.parameter() : null;
  }

  #relationship(): RelationshipPattern {
    const start = this.token.start;
    const inward = this.takeSymbol('<');
    this.expectSymbol('-');
    let variable: Name | null = null;
    let types: LabelExpression | null = null;
    let length: Repetition | null = null;
    let properties: MapLiteral | Parameter | null = null;
    let where: Expression | null = null;
    if (this.takeSymbol('[')) {
      if (this.isName() && !this.isWhere()) variable = this.name('a variable');
      if (this.isSymbol(':') || (this.isWord('IS') && this.isName(1))) types = this.labelExpression(true, false);
      if (this.isSymbol('*')) length = this.#length();
      else if (this.isSymbol('..')) throw this.#missingStar();
      properties = this.#properties();
      where = this.takeWords('WHERE') ? this.expression() : null;
      this.expectSymbol(']');
    }
    this.expectSymbol('-');
    const outward = this.takeSymbol('>');
    const direction = inward === outward ? 'both' : inward ? 'in' : 'out';
    const quantifier = this.#repetition();
    const node = {
      kind: 'RelationshipPattern',
      variable,
      types,
      direction,
      length,
      quantifier,
      properties,
      where,
    } as const;
    return this.make<RelationshipPattern>(start, node);
  }

  #missingStar(): Error {
    const { start, end } = this.token;
    const message = 'a range of lengths needs a star before it';
    return syntaxError('InvalidRelationshipPattern', message, [start, end], 'write *1..3');
  }

  /** `*`, `*2`, `*1..3`, `*..3`, `*1..` */
  #length(): Repetition {
    const star = this.advance();
    if (this.isSymbol('-')) {
      const message = 'a path has no negative length';
      throw syntaxError('InvalidRelationshipPattern', message, [star.start, this.ahead(1).end]);
    }
    const min = this.isKind('integer') ? this.#times() : null;
    if (!this.takeSymbol('..')) return { min: min ?? 1, max: min };
    const max = this.isKind('integer') ? this.#times() : null;
    return { min: min ?? 1, max };
  }

  /** `:A&!B|C`, `:A:B`, `IS A`. Types are joined by `|` only; `|:` is the older form. */
  protected labelExpression(forTypes: boolean, barEnds: boolean): LabelExpression {
    // The colon, or IS, where it was not taken by the one who asks.
    if (this.isSymbol(':') || (this.isWord('IS') && this.isName(1))) this.advance();
    const start = this.token.start;
    const first = this.#labelOr(forTypes, barEnds);
    if (forTypes || !this.isSymbol(':')) return first;
    const operands = [first];
    while (this.isSymbol(':') && this.#labelAhead()) {
      this.advance();
      operands.push(this.#labelOr(forTypes, barEnds));
    }
    return operands.length === 1 ? first : this.make<LabelExpression>(start, { kind: 'LabelAnd', operands });
  }

  #labelAhead(): boolean {
    const next = this.ahead(1);
    const symbol = next.kind === 'symbol' && '!%($'.includes(next.text);
    return symbol || next.kind === 'word' || next.kind === 'quoted' || this.dynamicStarts(1);
  }

  #labelOr(forTypes: boolean, barEnds: boolean): LabelExpression {
    const start = this.token.start;
    const operands = [this.#labelAnd(forTypes)];
    while (!barEnds && this.isSymbol('|')) {
      this.advance();
      this.takeSymbol(':');
      operands.push(this.#labelAnd(forTypes));
    }
    return operands.length === 1
      ? (operands[0] as LabelExpression)
      : this.make<LabelExpression>(start, { kind: 'LabelOr', operands });
  }

  #labelAnd(forTypes: boolean): LabelExpression {
    const start = this.token.start;
    const operands = [this.#labelNot(forTypes)];
    while (this.takeSymbol('&')) operands.push(this.#labelNot(forTypes));
    return operands.length === 1
      ? (operands[0] as LabelExpression)
      : this.make<LabelExpression>(start, { kind: 'LabelAnd', operands });
  }

  #labelNot(forTypes: boolean): LabelExpression {
    const start = this.token.start;
    if (this.takeSymbol('!')) {
      const operand = this.nested(() => this.#labelNot(forTypes));
      return this.make<LabelExpression>(start, { kind: 'LabelNot', operand });
    }
    if (this.takeSymbol('%')) return this.make<LabelExpression>(start, { kind: 'AnyLabel' });
    if (this.isSymbol('$') || this.dynamicStarts(0)) return this.#dynamicLabel(start);
    if (this.takeSymbol('(')) {
      const inner = this.nested(() => this.#labelOr(forTypes, false));
      this.expectSymbol(')');
      return inner;
    }
    const { text } = this.expectName(forTypes ? 'a relationship type' : 'a label');
    return this.make<LabelExpression>(start, { kind: 'Label', name: text });
  }

  /** `$(expression)`, `$all(list)`, `$any(list)` */
  #dynamicLabel(start: number): LabelExpression {
    const any = this.advance().upper.toUpperCase() === 'ANY';
    this.expectSymbol('(');
    const expression = this.expression();
    this.expectSymbol(')');
    return this.make<LabelExpression>(start, { kind: 'DynamicLabel', expression, any });
  }
}
