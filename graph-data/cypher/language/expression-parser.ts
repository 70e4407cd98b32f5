/** Expressions, by precedence. One method a level; patterns and queries inside them are the subclass's. */
import type {
  Binary,
  BinaryOperator,
  Case,
  CaseOperand,
  Comparison,
  ComparisonOperator,
  CountStar,
  Expression,
  FunctionCall,
  HasLabels,
  Index,
  IsNormalized,
  IsNull,
  IsTyped,
  Junction,
  LabelExpression,
  ListComprehension,
  ListLiteral,
  Literal,
  MapLiteral,
  MapProjection,
  Name,
  Not,
  Parameter,
  PathPattern,
  PatternComprehension,
  PatternExpression,
  Predicate,
  PredicateOperator,
  ProjectionItem,
  Property,
  Quantifier,
  Query,
  Reduce,
  Sign,
  Slice,
  Subquery,
  Variable,
} from './ast.ts';
import { syntaxError, type Span } from './errors.ts';
import { TypeParser } from './type-parser.ts';

const COMPARISONS = new Set(['=', '<>', '<', '<=', '>', '>=']);
const QUANTIFIERS = new Set(['ALL', 'ANY', 'NONE', 'SINGLE']);
const MAX_INTEGER = 2n ** 63n - 1n;

export abstract class ExpressionParser extends TypeParser {
  /** Inside `[x IN xs WHERE … | …]` a bar ends the condition instead of joining labels. */
  #barEnds = false;

  protected abstract pathPattern(allowVariable: boolean): PathPattern;
  protected abstract labelExpression(forTypes: boolean, barEnds: boolean): LabelExpression;
  /** `{ … }` after EXISTS, COUNT or COLLECT, the brace not yet taken. */
  protected abstract subqueryBody(form: Subquery['form']): Query;

  expression(): Expression {
    return this.nested(() => this.#or());
  }

  protected name(what: string): Name {
    const token = this.expectName(what);
    return this.make<Name>(token.start, { kind: 'Name', name: token.text });
  }

  protected variable(what = 'a variable'): Variable {
    const token = this.expectName(what);
    return this.make<Variable>(token.start, { kind: 'Variable', name: token.text });
  }

  #junction(operator: Junction['operator'], operand: () => Expression): Expression {
    const start = this.token.start;
    const first = operand();
    if (!this.isWord(operator)) return first;
    const operands = [first];
    while (this.takeWords(operator)) operands.push(operand());
    return this.make<Junction>(start, { kind: 'Junction', operator, operands }, ...operands);
  }

  #or(): Expression {
    return this.#junction('OR', () => this.#junction('XOR', () => this.#junction('AND', () => this.#not())));
  }

  #not(): Expression {
    const start = this.token.start;
    let negations = 0;
    while (this.takeWords('NOT')) negations++;
    let operand = this.#comparison();
    for (; negations > 0; negations--) operand = this.make<Not>(start, { kind: 'Not', operand }, operand);
    return operand;
  }

  #comparison(): Expression {
    const start = this.token.start;
    const first = this.#predicate();
    if (this.token.kind !== 'symbol' || !COMPARISONS.has(this.token.text)) return first;
    const rest: { operator: ComparisonOperator; operand: Expression }[] = [];
    while (this.token.kind === 'symbol' && COMPARISONS.has(this.token.text)) {
      const operator = this.advance().text as ComparisonOperator;
      rest.push({ operator, operand: this.#predicate() });
    }
    return this.make<Comparison>(start, { kind: 'Comparison', first, rest }, first, ...rest.map((r) => r.operand));
  }

  #predicateOperator(): PredicateOperator | null {
    if (this.takeWords('IN')) return 'IN';
    if (this.takeWords('CONTAINS')) return 'CONTAINS';
    if (this.takeWords('STARTS', 'WITH')) return 'STARTS WITH';
    if (this.takeWords('ENDS', 'WITH')) return 'ENDS WITH';
    return this.takeSymbol('=~') ? '=~' : null;
  }

  #predicate(): Expression {
    const start = this.token.start;
    let left = this.#additive();
    for (;;) {
      const operator = this.#predicateOperator();
      if (operator !== null) {
        const right = this.#additive();
        left = this.make<Predicate>(start, { kind: 'Predicate', operator, left, right }, left, right);
      } else if (this.isWord('IS')) left = this.#is(start, left);
      else if (this.isSymbol('::')) left = this.#typed(start, left, false);
      else return left;
    }
  }

  #is(start: number, operand: Expression): Expression {
    this.advance();
    const negated = this.takeWords('NOT');
    if (this.takeWords('NULL')) return this.make<IsNull>(start, { kind: 'IsNull', operand, negated }, operand);
    if (this.isSymbol('::') || this.isWord('TYPED')) return this.#typed(start, operand, negated);
    const form = ['NFC', 'NFD', 'NFKC', 'NFKD'].find((word) => this.isWord(word) && this.isWord('NORMALIZED', 1));
    if (form !== undefined) this.advance();
    if (this.takeWords('NORMALIZED')) {
      const chosen = (form ?? 'NFC') as IsNormalized['form'];
      return this.make<IsNormalized>(start, { kind: 'IsNormalized', operand, form: chosen, negated }, operand);
    }
    if (!negated && this.isName()) {
      const labels = this.labelExpression(false, this.#barEnds);
      return this.make<HasLabels>(start, { kind: 'HasLabels', operand, labels }, operand);
    }
    throw this.unexpected('NULL, NOT NULL, ":: TYPE" or NORMALIZED after IS');
  }

  #typed(start: number, operand: Expression, negated: boolean): Expression {
    this.advance();
    const type = this.valueType();
    return this.make<IsTyped>(start, { kind: 'IsTyped', operand, type, negated }, operand);
  }

  #leftAssociative(operators: readonly string[], operand: () => Expression): Expression {
    const start = this.token.start;
    let left = operand();
    while (this.token.kind === 'symbol' && operators.includes(this.token.text)) {
      const operator = this.advance().text as BinaryOperator;
      const right = operand();
      left = this.make<Binary>(start, { kind: 'Binary', operator, left, right }, left, right);
    }
    return left;
  }

  #additive(): Expression {
    return this.#leftAssociative(['+', '-', '||'], () =>
      this.#leftAssociative(['*', '/', '%'], () => this.#leftAssociative(['^'], () => this.#sign())),
    );
  }

  #sign(): Expression {
    const start = this.token.start;
    if (!this.isSymbol('-') && !this.isSymbol('+')) return this.#postfix();
    const signs: ('+' | '-')[] = [];
    while (this.isSymbol('-') || this.isSymbol('+')) {
      // Only the sign that touches the digits may make the smallest integer.
      if (this.isSymbol('-') && this.ahead(1).kind === 'integer' && this.#isSmallest(this.ahead(1).text)) {
        this.advance();
        this.advance();
        let literal: Expression = this.make<Literal>(start, { kind: 'Literal', value: -MAX_INTEGER - 1n });
        for (const operator of signs.reverse())
          literal = this.make<Sign>(start, { kind: 'Sign', operator, operand: literal }, literal);
        return literal;
      }
      signs.push(this.advance().text as '+' | '-');
    }
    let operand = this.#postfix();
    for (const operator of signs.reverse())
      operand = this.make<Sign>(start, { kind: 'Sign', operator, operand }, operand);
    return operand;
  }

  #isSmallest(digits: string): boolean {
    return BigInt(digits.replace(/^0O/, '0o').replace(/^0X/, '0x')) === MAX_INTEGER + 1n;
  }

  #postfix(): Expression {
    const start = this.token.start;
    let object = this.#atom();
    for (;;) {
      if (this.isSymbol('.')) {
        this.advance();
        const key = this.expectName('a property key').text;
        object = this.make<Property>(start, { kind: 'Property', object, key }, object);
      } else if (this.isSymbol('[')) object = this.#indexOrSlice(start, object);
      else if (this.isSymbol(':') && this.#labelFollows()) {
        const labels = this.labelExpression(false, this.#barEnds);
        object = this.make<HasLabels>(start, { kind: 'HasLabels', operand: object, labels }, object);
      } else return object;
    }
  }

  #labelFollows(): boolean {
    const next = this.ahead(1);
    const symbol = next.kind === 'symbol' && ['!', '%', '(', '$'].includes(next.text);
    return symbol || next.kind === 'word' || next.kind === 'quoted' || this.dynamicStarts(1);
  }

  /** `$any(…)` or `$all(…)`, which begins as a parameter does. */
  protected dynamicStarts(distance: number): boolean {
    const token = this.ahead(distance);
    return token.kind === 'parameter' && /^(?:any|all)$/i.test(token.text) && this.isSymbol('(', distance + 1);
  }

  #indexOrSlice(start: number, object: Expression): Expression {
    this.advance();
    const from = this.isSymbol('..') ? null : this.#bracketed();
    if (this.takeSymbol('..')) {
      const to = this.isSymbol(']') ? null : this.#bracketed();
      this.expectSymbol(']');
      return this.make<Slice>(start, { kind: 'Slice', object, from, to }, object);
    }
    this.expectSymbol(']');
    if (from === null) throw this.unexpected('an index');
    return this.make<Index>(start, { kind: 'Index', object, index: from }, object, from);
  }

  /** An expression inside brackets of its own, where a bar has no other meaning. */
  #bracketed(): Expression {
    return this.#withBar(false);
  }

  #withBar(ends: boolean): Expression {
    const before = this.#barEnds;
    this.#barEnds = ends;
    const expression = this.expression();
    this.#barEnds = before;
    return expression;
  }

  #atom(): Expression {
    const token = this.token;
    switch (token.kind) {
      case 'integer':
        return this.#integer();
      case 'float':
        return this.#float();
      case 'broken':
        throw syntaxError('InvalidNumberLiteral', `${token.text} is no number`, [token.start, token.end]);
      case 'string':
        this.advance();
        return this.make<Literal>(token.start, { kind: 'Literal', value: token.text });
      case 'parameter':
        return this.parameter();
      case 'quoted':
        return this.#nameOrCall();
      case 'word':
        return this.#word();
      case 'symbol':
        if (token.text === '(') return this.#parenthesis();
        if (token.text === '[') return this.#list();
        if (token.text === '{') return this.mapLiteral();
        throw this.unexpected('an expression');
      case 'end':
        throw this.unexpected('an expression');
    }
  }

  protected parameter(): Parameter {
    const token = this.advance();
    return this.make<Parameter>(token.start, { kind: 'Parameter', name: token.text });
  }

  #integer(): Literal {
    const token = this.advance();
    const value = BigInt(token.text.replace(/^0O/, '0o').replace(/^0X/, '0x'));
    if (value > MAX_INTEGER) {
      throw syntaxError('IntegerOverflow', `${token.text} does not fit in 64 bits`, [token.start, token.end]);
    }
    return this.make<Literal>(token.start, { kind: 'Literal', value });
  }

  #float(): Literal {
    const token = this.advance();
    const value = Number(token.text);
    if (!Number.isFinite(value)) {
      throw syntaxError('FloatingPointOverflow', `${token.text} is too large for a float`, [token.start, token.end]);
    }
    return this.make<Literal>(token.start, { kind: 'Literal', value });
  }

  #word(): Expression {
    const { upper, start } = this.token;
    const constant = { TRUE: true, FALSE: false, NULL: null, INF: Infinity, INFINITY: Infinity, NAN: Number.NaN };
    const called = this.isSymbol('(', 1);
    if (!called && Object.hasOwn(constant, upper)) {
      this.advance();
      return this.make<Literal>(start, { kind: 'Literal', value: constant[upper as keyof typeof constant] });
    }
    if (upper === 'CASE' && !this.isSymbol('.', 1)) return this.#case();
    if (this.isSymbol('{', 1) && (upper === 'EXISTS' || upper === 'COUNT' || upper === 'COLLECT')) {
      this.advance();
      const query = this.nested(() => this.subqueryBody(upper));
      return this.make<Subquery>(start, { kind: 'Subquery', form: upper, query });
    }
    if (called) {
      const special = this.#specialCall(upper);
      if (special !== null) return special;
    }
    return this.#nameOrCall();
  }

  #specialCall(upper: string): Expression | null {
    const start = this.token.start;
    if (upper === 'COUNT' && this.isSymbol('*', 2) && this.isSymbol(')', 3)) {
      this.at += 4;
      return this.make<CountStar>(start, { kind: 'CountStar' });
    }
    const bound = this.isName(2) && this.isWord('IN', 3);
    if (QUANTIFIERS.has(upper) && bound) return this.#quantifier(upper.toLowerCase() as Quantifier['quantifier']);
    if (upper === 'REDUCE' && this.isName(2) && this.isSymbol('=', 3)) return this.#reduce();
    if (upper === 'SHORTESTPATH' || upper === 'ALLSHORTESTPATHS') {
      const pattern = this.pathPattern(false);
      return this.make<PatternExpression>(start, { kind: 'PatternExpression', pattern });
    }
    return null;
  }

  #nameOrCall(): Expression {
    const start = this.token.start;
    let distance = 1;
    while (this.isSymbol('.', distance) && this.isName(distance + 1)) distance += 2;
    if (this.isSymbol('(', distance)) return this.#call(distance);
    if (this.isSymbol('{', 1)) return this.#mapProjection();
    const token = this.advance();
    return this.make<Variable>(start, { kind: 'Variable', name: token.text });
  }

  #call(nameLength: number): Expression {
    const start = this.token.start;
    const parts: string[] = [];
    for (let index = 0; index < nameLength; index++) parts.push(this.advance().text);
    this.expectSymbol('(');
    const name = parts.join('');
    if (name.toUpperCase() === 'TRIM') {
      const special = this.#trim(start);
      if (special !== null) return special;
    }
    const distinct = this.takeWords('DISTINCT');
    if (!distinct && this.isWord('ALL') && !this.isSymbol(')', 1) && !this.isSymbol(',', 1) && !this.isSymbol('(', 1))
      this.advance();
    const args: Expression[] = [];
    if (!this.isSymbol(')')) {
      do args.push(this.#argument(name, args.length));
      while (this.takeSymbol(','));
    }
    this.expectSymbol(')', 'or a comma');
    return this.make<FunctionCall>(start, { kind: 'Call', name, distinct, args }, ...args);
  }

  /** The form of `normalize(text, NFKC)` is a word of its own. */
  #argument(name: string, index: number): Expression {
    const { start, upper } = this.token;
    const form = name.toUpperCase() === 'NORMALIZE' && index === 1 && /^NFK?[CD]$/.test(upper) && this.isKind('word');
    if (!form) return this.#bracketed();
    this.advance();
    return this.make<Literal>(start, { kind: 'Literal', value: upper });
  }

  /** `trim(LEADING 'x' FROM text)`, or null where it is a plain call. */
  #trim(start: number): Expression | null {
    const side = ['BOTH', 'LEADING', 'TRAILING'].find(
      (word) => this.isWord(word) && !this.isSymbol(')', 1) && !this.isSymbol(',', 1),
    );
    if (side === undefined) return null;
    this.advance();
    const characters = this.isWord('FROM') ? null : this.#bracketed();
    this.expectWord('FROM');
    const text = this.#bracketed();
    this.expectSymbol(')');
    const name = side === 'BOTH' ? 'btrim' : side === 'LEADING' ? 'ltrim' : 'rtrim';
    const args = characters === null ? [text] : [text, characters];
    return this.make<FunctionCall>(start, { kind: 'Call', name, distinct: false, args }, ...args);
  }

  #case(): Expression {
    const start = this.advance().start;
    const subject = this.isWord('WHEN') ? null : this.expression();
    const branches: { when: CaseOperand[]; result: Expression }[] = [];
    while (this.takeWords('WHEN')) {
      const when = [this.#caseOperand(subject)];
      while (subject !== null && this.takeSymbol(',')) when.push(this.#caseOperand(subject));
      this.expectWord('THEN');
      branches.push({ when, result: this.expression() });
    }
    if (branches.length === 0) throw this.unexpected('WHEN');
    const otherwise = this.takeWords('ELSE') ? this.expression() : null;
    this.expectWord('END');
    return this.make<Case>(start, { kind: 'Case', subject, branches, otherwise });
  }

  /** `CASE x WHEN > 3 THEN`, `WHEN IS NULL THEN`: the subject is the left operand of a condition. */
  #caseOperand(subject: Expression | null): CaseOperand {
    const start = this.token.start;
    if (subject === null) return { condition: true, expression: this.expression() };
    if (this.token.kind === 'symbol' && COMPARISONS.has(this.token.text)) {
      const operator = this.advance().text as ComparisonOperator;
      const rest = [{ operator, operand: this.#predicate() }];
      const node = { kind: 'Comparison', first: subject, rest } as const;
      return { condition: true, expression: this.make<Comparison>(start, node) };
    }
    const typed = this.isSymbol('::', 1) || this.isWord('TYPED', 1);
    if (this.isWord('IS') && (typed || this.isWord('NULL', 1) || this.isWord('NOT', 1))) {
      return { condition: true, expression: this.#is(start, subject) };
    }
    return { condition: false, expression: this.expression() };
  }

  #quantifier(quantifier: Quantifier['quantifier']): Expression {
    const start = this.advance().start;
    this.expectSymbol('(');
    const variable = this.name('a variable');
    this.expectWord('IN');
    const list = this.#bracketed();
    this.expectWord('WHERE');
    const where = this.#bracketed();
    this.expectSymbol(')');
    return this.make<Quantifier>(start, { kind: 'Quantifier', quantifier, variable, list, where }, list, where);
  }

  #reduce(): Expression {
    const start = this.advance().start;
    this.expectSymbol('(');
    const accumulator = this.name('a variable');
    this.expectSymbol('=');
    const initial = this.#bracketed();
    this.expectSymbol(',');
    const variable = this.name('a variable');
    this.expectWord('IN');
    const list = this.#withBar(true);
    this.expectSymbol('|');
    const step = this.#bracketed();
    this.expectSymbol(')');
    const node = { kind: 'Reduce', accumulator, initial, variable, list, step } as const;
    return this.make<Reduce>(start, node, initial, list, step);
  }

  #mapProjection(): Expression {
    const start = this.token.start;
    const variable = this.variable();
    this.expectSymbol('{');
    const items: ProjectionItem[] = [];
    if (!this.isSymbol('}')) {
      do items.push(this.#projectionItem());
      while (this.takeSymbol(','));
    }
    this.expectSymbol('}');
    return this.make<MapProjection>(start, { kind: 'MapProjection', variable, items });
  }

  #projectionItem(): ProjectionItem {
    if (this.takeSymbol('.')) {
      if (this.takeSymbol('*')) return { type: 'all' };
      return { type: 'property', key: this.expectName('a property key').text };
    }
    if (this.isSymbol(':', 1)) {
      const key = this.expectName('a key').text;
      this.advance();
      return { type: 'entry', key, value: this.#bracketed() };
    }
    return { type: 'variable', variable: this.variable('a variable, .key or key: value') };
  }

  #parenthesis(): Expression {
    const start = this.token.start;
    if (this.patternStarts(this.at)) {
      const pattern = this.pathPattern(false);
      return this.make<PatternExpression>(start, { kind: 'PatternExpression', pattern });
    }
    this.advance();
    const inner = this.#bracketed();
    this.expectSymbol(')');
    return inner;
  }

  /**
   * Whether the parenthesis at a token is a node of a pattern rather than a bracketed expression. Decided by what it
   * begins with and by what follows its end, so that nothing is ever parsed twice.
   */
  protected patternStarts(index: number): boolean {
    const open = this.tokens[index];
    if (open === undefined || open.text !== '(' || open.match === -1) return false;
    const close = open.match;
    const arrow = this.#arrowAt(close + 1);
    if (!arrow) return false;
    const first = this.tokens[index + 1];
    if (first === undefined) return false;
    const second = this.tokens[index + 2];
    if (index + 1 === close) return true;
    if (first.kind === 'symbol') return first.text === ':' || first.text === '{';
    if (first.kind === 'parameter') return false;
    if (first.kind !== 'word' && first.kind !== 'quoted') return false;
    if (index + 2 === close || first.upper === 'WHERE') return true;
    return (
      second !== undefined &&
      (second.text === ':' || second.text === '{' || second.upper === 'WHERE' || second.kind === 'parameter')
    );
  }

  #arrowAt(index: number): boolean {
    const symbol = (at: number, text: string): boolean =>
      this.tokens[at]?.kind === 'symbol' && this.tokens[at]?.text === text;
    const at = symbol(index, '<') ? index + 1 : index;
    if (!symbol(at, '-')) return false;
    if (symbol(at + 1, '-')) return symbol(at + 2, '(') || symbol(at + 2, '>');
    const open = this.tokens[at + 1];
    return open?.kind === 'symbol' && open.text === '[' && open.match !== -1 && symbol(open.match + 1, '-');
  }

  #list(): Expression {
    const start = this.token.start;
    const close = this.token.match;
    this.advance();
    if (this.takeSymbol(']')) return this.make<ListLiteral>(start, { kind: 'List', items: [] });
    if (this.isName() && this.isWord('IN', 1) && close !== -1) return this.#listComprehension(start);
    const named = this.isName() && this.isSymbol('=', 1) && this.patternStarts(this.at + 2);
    if (named || this.patternStarts(this.at)) {
      const pattern = this.pathPattern(true);
      if (named || this.isWord('WHERE') || this.isSymbol('|')) return this.#patternComprehension(start, pattern);
      const first = this.make<PatternExpression>(start, { kind: 'PatternExpression', pattern });
      return this.#listItems(start, first);
    }
    return this.#listItems(start, this.#bracketed());
  }

  #listItems(start: number, first: Expression): Expression {
    const items = [first];
    while (this.takeSymbol(',')) items.push(this.#bracketed());
    this.expectSymbol(']', 'or a comma');
    return this.make<ListLiteral>(start, { kind: 'List', items }, ...items);
  }

  #listComprehension(start: number): Expression {
    const variable = this.name('a variable');
    this.expectWord('IN');
    const list = this.#withBar(true);
    const where = this.takeWords('WHERE') ? this.#withBar(true) : null;
    const map = this.takeSymbol('|') ? this.#bracketed() : null;
    this.expectSymbol(']');
    return this.make<ListComprehension>(start, { kind: 'ListComprehension', variable, list, where, map }, list);
  }

  #patternComprehension(start: number, pattern: PathPattern): Expression {
    const where = this.takeWords('WHERE') ? this.#withBar(true) : null;
    this.expectSymbol('|');
    const map = this.#bracketed();
    this.expectSymbol(']');
    return this.make<PatternComprehension>(start, { kind: 'PatternComprehension', pattern, where, map }, map);
  }

  protected mapLiteral(): MapLiteral {
    const start = this.expectSymbol('{').start;
    const entries: [string, Expression][] = [];
    if (!this.isSymbol('}')) {
      do {
        const key = this.expectName('a key').text;
        this.expectSymbol(':');
        entries.push([key, this.#bracketed()]);
      } while (this.takeSymbol(','));
    }
    this.expectSymbol('}', 'or a comma');
    return this.make<MapLiteral>(start, { kind: 'Map', entries }, ...entries.map(([, value]) => value));
  }

  /** `n.key`, `n.a.b` or `n[key]`: what SET and REMOVE name. */
  protected propertyTarget(): Expression {
    return this.nested(() => this.#postfix());
  }

  /** The list of FOREACH, which a bar ends. */
  protected foreachList(): Expression {
    return this.#withBar(true);
  }

  protected spanFrom(start: number): Span {
    return [start, this.tokens[this.at - 1]?.end ?? start];
  }
}
