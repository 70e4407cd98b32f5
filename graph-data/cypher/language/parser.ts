/** Clauses and whole statements. `parse` is the one way into the language. */
import type {
  CallProcedure,
  CallSubquery,
  Clause,
  Create,
  Delete,
  Expression,
  Finish,
  Foreach,
  Match,
  Merge,
  Mode,
  Projection,
  Query,
  Remove,
  ReturnItem,
  SetClause,
  SetItem,
  Show,
  SingleQuery,
  SortItem,
  Statement,
  Subquery,
  Unwind,
  Variable,
  Name,
} from './ast.ts';
import { CypherError, syntaxError, type Span } from './errors.ts';
import { PatternParser } from './pattern-parser.ts';
import { refusalOf } from './refusals.ts';

class Parser extends PatternParser {
  statement(): Statement {
    const mode = this.#mode();
    if (this.isKind('end')) throw syntaxError('UnexpectedSyntax', 'the query is empty', [0, this.text.length]);
    const query = this.query();
    this.takeSymbol(';');
    if (!this.isKind('end')) {
      if (this.tokens[this.at - 1]?.text === ';') {
        throw this.#refused('SeveralStatements', 'only one statement at a time is run', 'send them one by one');
      }
      throw this.#afterClause();
    }
    return { mode, query, text: this.text, nodeCount: this.made };
  }

  #mode(): Mode {
    if (this.takeWords('EXPLAIN')) return 'explain';
    return this.takeWords('PROFILE') ? 'profile' : 'run';
  }

  #refused(detail: string, message: string, suggestion: string | null): CypherError {
    const span: Span = [this.token.start, this.token.end];
    return new CypherError('Refused', detail, message, { span, suggestion });
  }

  #afterClause(): CypherError {
    return this.unexpected('a clause, such as MATCH, WITH or RETURN,');
  }

  query(): Query {
    const start = this.token.start;
    const parts = [this.#single()];
    let unionAll: boolean | null = null;
    while (this.isWord('UNION')) {
      const union = this.advance();
      const all = this.takeWords('ALL');
      if (!all) this.takeWords('DISTINCT');
      if (unionAll !== null && unionAll !== all) {
        const message = 'UNION and UNION ALL cannot be mixed';
        throw syntaxError('InvalidClauseComposition', message, [union.start, union.end], 'use one of them throughout');
      }
      unionAll = all;
      parts.push(this.#single());
    }
    return this.make<Query>(start, { kind: 'Query', parts, unionAll: unionAll ?? false });
  }

  #single(): SingleQuery {
    const start = this.token.start;
    // `{ MATCH … }` as a part of a union has braces of its own.
    const clauses: Clause[] = [];
    for (let clause = this.#clause(); clause !== null; clause = this.#clause()) clauses.push(clause);
    if (clauses.length === 0) throw this.#notAClause();
    return this.make<SingleQuery>(start, { kind: 'SingleQuery', clauses });
  }

  #notAClause(): CypherError {
    const refusal = this.token.kind === 'word' ? refusalOf((distance) => this.ahead(distance).upper) : null;
    if (refusal !== null) return this.#refused(refusal.detail, refusal.message, refusal.suggestion);
    return this.#afterClause();
  }

  #clause(): Clause | null {
    const { start, upper, kind } = this.token;
    if (kind !== 'word') return null;
    switch (upper) {
      case 'MATCH':
      case 'OPTIONAL':
        return this.#matchOrCall(start);
      case 'UNWIND':
        return this.#unwind(start);
      case 'WITH':
        return this.#projection(start, 'With');
      case 'RETURN':
        return this.#projection(start, 'Return');
      case 'CALL':
        return this.#call(start, false);
      case 'FINISH':
        this.advance();
        return this.make<Finish>(start, { kind: 'Finish' });
      case 'SHOW':
        return this.#show(start);
      case 'CREATE':
        return this.#create(start);
      case 'MERGE':
        return this.#merge(start);
      case 'SET':
        this.advance();
        return this.make<SetClause>(start, { kind: 'Set', items: this.#setItems() });
      case 'REMOVE':
        return this.#remove(start);
      case 'DETACH':
      case 'NODETACH':
      case 'DELETE':
        return this.#delete(start);
      case 'FOREACH':
        return this.#foreach(start);
      default:
        if (upper === 'UNION') return null;
        throw this.#notAClause();
    }
  }

  #matchOrCall(start: number): Clause {
    const optional = this.takeWords('OPTIONAL');
    if (optional && this.isWord('CALL')) return this.#call(start, true);
    this.expectWord('MATCH');
    const patterns = this.patternList();
    while (this.isWord('USING')) this.#hint();
    const where = this.#where();
    return this.make<Match>(start, { kind: 'Match', optional, patterns, where });
  }

  #where(): Expression | null {
    return this.takeWords('WHERE') ? this.expression() : null;
  }

  /** USING INDEX | SCAN | JOIN: the planner decides by itself, so a hint is read and left aside. */
  #hint(): void {
    this.advance();
    if (this.takeWords('JOIN')) {
      this.expectWord('ON');
      do this.expectName('a variable');
      while (this.takeSymbol(','));
      return;
    }
    ['RANGE', 'TEXT', 'POINT'].some((kind) => this.takeWords(kind));
    if (!this.takeWords('SCAN')) {
      this.expectWord('INDEX');
      this.takeWords('SEEK');
    }
    this.expectName('a variable');
    this.expectSymbol(':');
    this.expectName('a label');
    if (!this.takeSymbol('(')) return;
    do this.expectName('a property key');
    while (this.takeSymbol(','));
    this.expectSymbol(')');
  }

  #unwind(start: number): Unwind {
    this.advance();
    const list = this.expression();
    this.expectWord('AS');
    const variable = this.name('a variable');
    return this.make<Unwind>(start, { kind: 'Unwind', list, variable });
  }

  #projection(start: number, kind: 'With' | 'Return'): Projection {
    this.advance();
    const distinct = this.takeWords('DISTINCT');
    if (!distinct && !this.isSymbol('(', 1)) this.takeWords('ALL');
    const star = this.takeSymbol('*');
    const items: ReturnItem[] = [];
    if (!star || this.takeSymbol(',')) {
      do items.push(this.#returnItem());
      while (this.takeSymbol(','));
    }
    const orderBy = this.takeWords('ORDER', 'BY') ? this.#sortItems() : [];
    let skip: Expression | null = null;
    let limit: Expression | null = null;
    if (this.takeWords('SKIP') || this.takeWords('OFFSET')) skip = this.expression();
    if (this.takeWords('LIMIT')) limit = this.expression();
    const where = kind === 'With' ? this.#where() : null;
    return this.make<Projection>(start, { kind, distinct, star, items, orderBy, skip, limit, where });
  }

  #returnItem(): ReturnItem {
    const start = this.token.start;
    const expression = this.expression();
    const end = this.tokens[this.at - 1]?.end ?? start;
    if (this.takeWords('AS')) {
      const name = this.expectName('a name').text;
      return this.make<ReturnItem>(start, { kind: 'ReturnItem', expression, name, aliased: true });
    }
    const name = expression.kind === 'Variable' ? expression.name : this.text.slice(start, end);
    return this.make<ReturnItem>(start, { kind: 'ReturnItem', expression, name, aliased: false });
  }

  #sortItems(): SortItem[] {
    const items: SortItem[] = [];
    do {
      const expression = this.expression();
      const descending = this.takeWords('DESC') || this.takeWords('DESCENDING');
      if (!descending && !this.takeWords('ASC')) this.takeWords('ASCENDING');
      items.push({ expression, descending });
    } while (this.takeSymbol(','));
    return items;
  }

  #call(start: number, optional: boolean): CallProcedure | CallSubquery {
    this.expectWord('CALL');
    if (this.isSymbol('{') || this.isSymbol('(')) return this.#callSubquery(start, optional);
    let name = this.expectName('a procedure').text;
    while (this.takeSymbol('.')) name += `.${this.expectName('a procedure').text}`;
    let args: Expression[] | null = null;
    if (this.takeSymbol('(')) {
      args = [];
      if (!this.isSymbol(')')) {
        do args.push(this.expression());
        while (this.takeSymbol(','));
      }
      this.expectSymbol(')');
    }
    const { yields, where } = this.#yields();
    return this.make<CallProcedure>(start, { kind: 'CallProcedure', name, args, optional, yields, where });
  }

  #yields(): Pick<CallProcedure, 'yields' | 'where'> {
    if (!this.takeWords('YIELD')) return { yields: null, where: null };
    if (this.takeSymbol('*')) return { yields: '*', where: this.#where() };
    const yields: { field: string; variable: Name }[] = [];
    do {
      const start = this.token.start;
      const field = this.expectName('a field of the procedure').text;
      const variable = this.takeWords('AS')
        ? this.name('a variable')
        : this.make<Name>(start, { kind: 'Name', name: field });
      yields.push({ field, variable });
    } while (this.takeSymbol(','));
    return { yields, where: this.#where() };
  }

  #callSubquery(start: number, optional: boolean): CallSubquery {
    let imports: CallSubquery['imports'] = null;
    if (this.takeSymbol('(')) {
      if (this.takeSymbol('*')) imports = '*';
      else {
        const variables: Variable[] = [];
        if (!this.isSymbol(')')) {
          do variables.push(this.variable());
          while (this.takeSymbol(','));
        }
        imports = variables;
      }
      this.expectSymbol(')');
    }
    this.expectSymbol('{');
    const query = this.nested(() => this.query());
    this.expectSymbol('}');
    if (this.isWord('IN')) {
      throw this.#refused('InTransactions', 'CALL { } IN TRANSACTIONS is for writing', 'leave out IN TRANSACTIONS');
    }
    return this.make<CallSubquery>(start, { kind: 'CallSubquery', optional, imports, query });
  }

  protected subqueryBody(form: Subquery['form']): Query {
    const start = this.expectSymbol('{').start;
    const query = this.#barePattern(form) ? this.#patternQuery() : this.query();
    this.expectSymbol('}');
    return { ...query, span: [start, this.spanFrom(start)[1]] };
  }

  /** `EXISTS { (a)-->(b) WHERE … }`: a pattern without its MATCH. */
  #barePattern(form: Subquery['form']): boolean {
    if (form === 'COLLECT') return false;
    const named = this.isName() && this.isSymbol('=', 1);
    return named || this.isSymbol('(') || (this.isSymbol('(', 1) && this.token.upper.includes('SHORTEST'));
  }

  #patternQuery(): Query {
    const start = this.token.start;
    const patterns = this.patternList();
    const where = this.#where();
    const match = this.make<Match>(start, { kind: 'Match', optional: false, patterns, where });
    const single = this.make<SingleQuery>(start, { kind: 'SingleQuery', clauses: [match] });
    return this.make<Query>(start, { kind: 'Query', parts: [single], unionAll: false });
  }

  #show(start: number): Show {
    const what = ['INDEXES', 'INDEX', 'CONSTRAINTS', 'CONSTRAINT'].find((word) => this.isWord(word, 1));
    const kinds = ['ALL', 'RANGE', 'FULLTEXT', 'TEXT', 'POINT', 'LOOKUP', 'VECTOR'];
    const filtered =
      kinds.some((word) => this.isWord(word, 1)) && (this.isWord('INDEXES', 2) || this.isWord('INDEX', 2));
    if (what === undefined && !filtered) throw this.#notAClause();
    this.at += filtered ? 3 : 2;
    const { yields, where } = this.isWord('WHERE') ? { yields: null, where: this.#where() } : this.#yields();
    const shown = filtered || what?.startsWith('INDEX') === true ? 'INDEXES' : 'CONSTRAINTS';
    return this.make<Show>(start, { kind: 'Show', what: shown, yields, where });
  }

  #create(start: number): Create {
    if (!this.isSymbol('(', 1) && !(this.isName(1) && this.isSymbol('=', 2))) throw this.#notAClause();
    this.advance();
    return this.make<Create>(start, { kind: 'Create', patterns: this.patternList() });
  }

  #merge(start: number): Merge {
    this.advance();
    const pattern = this.pathPattern(true);
    const onCreate: SetItem[] = [];
    const onMatch: SetItem[] = [];
    while (this.takeWords('ON')) {
      const creating = this.takeWords('CREATE');
      if (!creating) this.expectWord('MATCH');
      this.expectWord('SET');
      (creating ? onCreate : onMatch).push(...this.#setItems());
    }
    return this.make<Merge>(start, { kind: 'Merge', pattern, onCreate, onMatch });
  }

  #setItems(): SetItem[] {
    const items = [this.#setItem()];
    while (this.takeSymbol(',')) items.push(this.#setItem());
    return items;
  }

  #labelNames(): string[] {
    const labels: string[] = [];
    while (this.takeSymbol(':')) labels.push(this.expectName('a label').text);
    return labels;
  }

  #setItem(): SetItem {
    const start = this.token.start;
    if (this.isName() && this.isSymbol(':', 1)) {
      const target = this.variable();
      return this.make<SetItem>(start, { kind: 'SetLabels', target, labels: this.#labelNames() });
    }
    if (this.isName() && (this.isSymbol('=', 1) || this.isSymbol('+=', 1))) {
      const target = this.variable();
      const add = this.advance().text === '+=';
      return this.make<SetItem>(start, { kind: 'SetAll', target, value: this.expression(), add });
    }
    const target = this.propertyTarget();
    this.expectSymbol('=');
    return this.make<SetItem>(start, { kind: 'SetProperty', target, value: this.expression() });
  }

  #remove(start: number): Remove {
    this.advance();
    const items: Remove['items'][number][] = [];
    do {
      if (this.isName() && this.isSymbol(':', 1)) {
        const target = this.variable();
        items.push({ target, labels: this.#labelNames() });
      } else items.push(this.propertyTarget());
    } while (this.takeSymbol(','));
    return this.make<Remove>(start, { kind: 'Remove', items });
  }

  #delete(start: number): Delete {
    const detach = this.takeWords('DETACH');
    if (!detach) this.takeWords('NODETACH');
    this.expectWord('DELETE');
    const items: Expression[] = [];
    do items.push(this.expression());
    while (this.takeSymbol(','));
    return this.make<Delete>(start, { kind: 'Delete', detach, items });
  }

  #foreach(start: number): Foreach {
    this.advance();
    this.expectSymbol('(');
    const variable = this.name('a variable');
    this.expectWord('IN');
    const list = this.foreachList();
    this.expectSymbol('|');
    const clauses: Clause[] = [];
    for (let clause = this.#foreachClause(); clause !== null; clause = this.#foreachClause()) clauses.push(clause);
    this.expectSymbol(')');
    return this.make<Foreach>(start, { kind: 'Foreach', variable, list, clauses });
  }

  #foreachClause(): Clause | null {
    return this.nested(() => this.#clause());
  }
}

/**
 * Parses one statement; EXPLAIN and PROFILE in front are its mode. Clauses that write are parsed too, and refused by
 * the guard. Linear in the text, bounded in depth, and by the stack where that is small, as in a browser's worker. Throws
 * `CypherError`.
 */
export function parse(text: string): Statement {
  try {
    return new Parser(text).statement();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw syntaxError(
      'NestedTooDeep',
      'the query nests deeper than there is room for here',
      [0, text.length],
      'split it',
    );
  }
}
