/** A tree as text: what parses to the same tree again. */
import type {
  Clause,
  Expression,
  LabelExpression,
  MapLiteral,
  Parameter,
  PathPattern,
  PatternElement,
  Projection,
  Query,
  Repetition,
  Selector,
  SetItem,
  Statement,
  ValueType,
} from './ast.ts';

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{Nd}_]*$/u;
/** Words that would be read as the beginning of something else where a name stands. */
const CAUTIOUS = new Set(
  (
    'ALL AND ANY AS ASC ASCENDING BY CALL CASE COLLECT CONTAINS COUNT CREATE CYPHER DELETE DESC DESCENDING DETACH ' +
    'DISTINCT ELSE END ENDS EXISTS EXPLAIN FALSE FINISH FOREACH IN INF INFINITY IS LIMIT LOAD MATCH MERGE NAN NONE ' +
    'NOT NULL OFFSET ON OPTIONAL OR ORDER PROFILE REDUCE REMOVE RETURN SET SHORTEST SHOW SINGLE SKIP STARTS THEN TRUE ' +
    'UNION UNWIND USE USING WHEN WHERE WITH XOR YIELD ALLSHORTESTPATHS SHORTESTPATH'
  ).split(' '),
);

/** A name, in backticks where it needs them. */
export function printName(name: string): string {
  return PLAIN_NAME.test(name) && !CAUTIOUS.has(name.toUpperCase()) ? name : `\`${name.replaceAll('`', '``')}\``;
}

function printString(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}

function printLiteral(value: bigint | number | string | boolean | null): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return printString(value);
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return 'Infinity';
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

function printType(type: ValueType): string {
  return type.alternatives
    .map(({ name, notNull, item }) => {
      const inner = item === null ? name : name === 'UNION' ? `ANY<${printType(item)}>` : `LIST<${printType(item)}>`;
      return notNull ? `${inner} NOT NULL` : inner;
    })
    .join(' | ');
}

function list(expressions: readonly Expression[]): string {
  return expressions.map(print).join(', ');
}

function dotted(name: string): string {
  return name
    .split('.')
    .map((part) => (PLAIN_NAME.test(part) ? part : printName(part)))
    .join('.');
}

/** Operands stand in brackets of their own, so that precedence never has to be thought of. */
function inBrackets(expression: Expression): string {
  const simple = ['Literal', 'Parameter', 'Variable', 'Property', 'List', 'Map', 'Call', 'CountStar', 'Index'];
  return simple.includes(expression.kind) && !(expression.kind === 'Literal' && isNegative(expression.value))
    ? print(expression)
    : `(${print(expression)})`;
}

function isNegative(value: unknown): boolean {
  return (typeof value === 'number' || typeof value === 'bigint') && value < 0;
}

/** An expression as text. */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case 'Literal':
      return printLiteral(expression.value);
    case 'Parameter':
      return `$${PLAIN_NAME.test(expression.name) || /^\d+$/.test(expression.name) ? expression.name : printName(expression.name)}`;
    case 'Variable':
      return printName(expression.name);
    case 'Property':
      return `${inBrackets(expression.object)}.${printName(expression.key)}`;
    case 'Index':
      return `${inBrackets(expression.object)}[${print(expression.index)}]`;
    case 'Slice':
      return `${inBrackets(expression.object)}[${expression.from === null ? '' : inBrackets(expression.from)}..${expression.to === null ? '' : inBrackets(expression.to)}]`;
    case 'List':
      return `[${expression.items.map((item) => (item.kind === 'PatternExpression' || item.kind === 'Predicate' ? `(${print(item)})` : print(item))).join(', ')}]`;
    case 'Map':
      return printMap(expression);
    case 'MapProjection':
      return `${printName(expression.variable.name)} {${expression.items.map(printProjection).join(', ')}}`;
    case 'Junction':
      return expression.operands.map(inBrackets).join(` ${expression.operator} `);
    case 'Not':
      return `NOT ${inBrackets(expression.operand)}`;
    case 'Binary':
      return `${inBrackets(expression.left)} ${expression.operator} ${inBrackets(expression.right)}`;
    case 'Sign':
      return `${expression.operator}${inBrackets(expression.operand)}`;
    case 'Comparison':
      return [
        inBrackets(expression.first),
        ...expression.rest.map((r) => `${r.operator} ${inBrackets(r.operand)}`),
      ].join(' ');
    case 'Predicate':
      return `${inBrackets(expression.left)} ${expression.operator} ${inBrackets(expression.right)}`;
    case 'IsNull':
      return `${inBrackets(expression.operand)} IS ${expression.negated ? 'NOT ' : ''}NULL`;
    case 'IsTyped':
      return `${inBrackets(expression.operand)} IS ${expression.negated ? 'NOT ' : ''}:: ${printType(expression.type)}`;
    case 'IsNormalized':
      return `${inBrackets(expression.operand)} IS ${expression.negated ? 'NOT ' : ''}${expression.form} NORMALIZED`;
    case 'HasLabels':
      return `${inBrackets(expression.operand)}:${printLabels(expression.labels)}`;
    case 'Call':
      return `${dotted(expression.name)}(${expression.distinct ? 'DISTINCT ' : ''}${list(expression.args)})`;
    case 'CountStar':
      return 'count(*)';
    case 'Case':
      return printCase(expression);
    case 'ListComprehension': {
      const where = expression.where === null ? '' : ` WHERE ${inBrackets(expression.where)}`;
      const map = expression.map === null ? '' : ` | ${print(expression.map)}`;
      return `[${printName(expression.variable.name)} IN ${inBrackets(expression.list)}${where}${map}]`;
    }
    case 'Quantifier':
      return `${expression.quantifier}(${printName(expression.variable.name)} IN ${print(expression.list)} WHERE ${print(expression.where)})`;
    case 'Reduce':
      return `reduce(${printName(expression.accumulator.name)} = ${print(expression.initial)}, ${printName(expression.variable.name)} IN ${inBrackets(expression.list)} | ${print(expression.step)})`;
    case 'PatternComprehension': {
      const where = expression.where === null ? '' : ` WHERE ${inBrackets(expression.where)}`;
      return `[${printPath(expression.pattern)}${where} | ${print(expression.map)}]`;
    }
    case 'PatternExpression':
      return printPath(expression.pattern);
    case 'Subquery':
      return `${expression.form} { ${printQuery(expression.query)} }`;
  }
}

function printMap(map: MapLiteral): string {
  return `{${map.entries.map(([key, value]) => `${printName(key)}: ${print(value)}`).join(', ')}}`;
}

function printProjection(item: Extract<Expression, { kind: 'MapProjection' }>['items'][number]): string {
  if (item.type === 'all') return '.*';
  if (item.type === 'property') return `.${printName(item.key)}`;
  return item.type === 'entry' ? `${printName(item.key)}: ${print(item.value)}` : printName(item.variable.name);
}

function printCase(expression: Extract<Expression, { kind: 'Case' }>): string {
  const subject = expression.subject === null ? '' : ` ${inBrackets(expression.subject)}`;
  const branches = expression.branches.map(({ when, result }) => {
    const operands = when.map((operand) => {
      if (!operand.condition || expression.subject === null) return print(operand.expression);
      return conditionOf(operand.expression);
    });
    return ` WHEN ${operands.join(', ')} THEN ${print(result)}`;
  });
  const otherwise = expression.otherwise === null ? '' : ` ELSE ${print(expression.otherwise)}`;
  return `CASE${subject}${branches.join('')}${otherwise} END`;
}

/** A condition on the subject of CASE, without the subject itself. */
function conditionOf(expression: Expression): string {
  const [only] = expression.kind === 'Comparison' ? expression.rest : [];
  if (only !== undefined) return `${only.operator} ${inBrackets(only.operand)}`;
  if (expression.kind === 'IsNull') return `IS ${expression.negated ? 'NOT ' : ''}NULL`;
  if (expression.kind === 'IsTyped') return `IS ${expression.negated ? 'NOT ' : ''}:: ${printType(expression.type)}`;
  if (expression.kind === 'IsNormalized') return `IS ${expression.negated ? 'NOT ' : ''}${expression.form} NORMALIZED`;
  return print(expression);
}

/** A label expression as text. */
export function printLabels(labels: LabelExpression): string {
  switch (labels.kind) {
    case 'Label':
      return printName(labels.name);
    case 'AnyLabel':
      return '%';
    case 'DynamicLabel':
      return `$${labels.any ? 'any' : ''}(${print(labels.expression)})`;
    case 'LabelNot':
      return `!${labels.operand.kind === 'LabelNot' ? printLabels(labels.operand) : bracketed(labels.operand)}`;
    case 'LabelAnd':
      return labels.operands.map(bracketed).join('&');
    case 'LabelOr':
      return labels.operands.map(bracketed).join('|');
  }
}

function bracketed(labels: LabelExpression): string {
  const plain = labels.kind !== 'LabelAnd' && labels.kind !== 'LabelOr';
  return plain ? printLabels(labels) : `(${printLabels(labels)})`;
}

function printProperties(properties: MapLiteral | Parameter | null): string {
  return properties === null ? '' : ` ${print(properties)}`;
}

function printRepetition({ min, max }: Repetition): string {
  return `{${min},${max ?? ''}}`;
}

function printElement(element: PatternElement): string {
  const where = element.where === null ? '' : ` WHERE ${print(element.where)}`;
  switch (element.kind) {
    case 'NodePattern': {
      const name = element.variable === null ? '' : printName(element.variable.name);
      const labels = element.labels === null ? '' : `:${printLabels(element.labels)}`;
      return `(${name}${labels}${printProperties(element.properties)}${where})`;
    }
    case 'RelationshipPattern': {
      const name = element.variable === null ? '' : printName(element.variable.name);
      const types = element.types === null ? '' : `:${printLabels(element.types)}`;
      const length = element.length === null ? '' : `*${element.length.min}..${element.length.max ?? ''}`;
      const inside = `[${name}${types}${length}${printProperties(element.properties)}${where}]`;
      const arrow = `${element.direction === 'in' ? '<-' : '-'}${inside}${element.direction === 'out' ? '->' : '-'}`;
      return arrow + (element.quantifier === null ? '' : printRepetition(element.quantifier));
    }
    case 'QuantifiedPath':
      return `(${element.elements.map(printElement).join('')}${where})${printRepetition(element.repetition)}`;
    case 'ParenthesizedPath': {
      const name = element.variable === null ? '' : `${printName(element.variable.name)} = `;
      return `(${name}${element.elements.map(printElement).join('')}${where})`;
    }
  }
}

function printSelector({ type, count, groups }: Selector): string {
  if (type === 'all') return 'ALL ';
  if (type === 'allShortest') return 'ALL SHORTEST ';
  const number = count === null ? '' : ` ${print(count)}`;
  if (type === 'any') return `ANY${number} `;
  // SHORTEST alone and ANY SHORTEST are one.
  return count === null && !groups ? 'ANY SHORTEST ' : `SHORTEST${number}${groups ? ' GROUPS' : ''} `;
}

/** A path pattern as text. */
export function printPath(pattern: PathPattern): string {
  const name = pattern.variable === null ? '' : `${printName(pattern.variable.name)} = `;
  const elements = pattern.elements.map(printElement).join('');
  if (pattern.shortest !== null) {
    return `${name}${pattern.shortest === 'single' ? 'shortestPath' : 'allShortestPaths'}(${elements})`;
  }
  return `${name}${pattern.selector === null ? '' : printSelector(pattern.selector)}${elements}`;
}

function printYields(
  yields: '*' | readonly { readonly field: string; readonly variable: { readonly name: string } }[] | null,
): string {
  if (yields === null) return '';
  if (yields === '*') return ' YIELD *';
  const fields = yields.map(({ field, variable }) =>
    field === variable.name ? printName(field) : `${printName(field)} AS ${printName(variable.name)}`,
  );
  return ` YIELD ${fields.join(', ')}`;
}

function printProjectionClause(clause: Projection): string {
  const items = clause.items.map((item) =>
    item.aliased || item.expression.kind !== 'Variable'
      ? `${print(item.expression)} AS ${printName(item.name)}`
      : print(item.expression),
  );
  const all = [...(clause.star ? ['*'] : []), ...items].join(', ');
  const order = clause.orderBy.map(({ expression, descending }) => print(expression) + (descending ? ' DESC' : ''));
  return [
    `${clause.kind.toUpperCase()} ${clause.distinct ? 'DISTINCT ' : ''}${all}`,
    ...(order.length === 0 ? [] : [`ORDER BY ${order.join(', ')}`]),
    ...(clause.skip === null ? [] : [`SKIP ${print(clause.skip)}`]),
    ...(clause.limit === null ? [] : [`LIMIT ${print(clause.limit)}`]),
    ...(clause.where === null ? [] : [`WHERE ${print(clause.where)}`]),
  ].join(' ');
}

function printSetItem(item: SetItem): string {
  if (item.kind === 'SetProperty') return `${print(item.target)} = ${print(item.value)}`;
  if (item.kind === 'SetAll') return `${print(item.target)} ${item.add ? '+=' : '='} ${print(item.value)}`;
  return `${print(item.target)}${item.labels.map((label) => `:${printName(label)}`).join('')}`;
}

function printClause(clause: Clause): string {
  const where = 'where' in clause && clause.where !== null ? ` WHERE ${print(clause.where)}` : '';
  switch (clause.kind) {
    case 'Match':
      return `${clause.optional ? 'OPTIONAL ' : ''}MATCH ${clause.patterns.map(printPath).join(', ')}${where}`;
    case 'Unwind':
      return `UNWIND ${print(clause.list)} AS ${printName(clause.variable.name)}`;
    case 'With':
    case 'Return':
      return printProjectionClause(clause);
    case 'CallProcedure': {
      const args = clause.args === null ? '' : `(${list(clause.args)})`;
      return `${clause.optional ? 'OPTIONAL ' : ''}CALL ${dotted(clause.name)}${args}${printYields(clause.yields)}${where}`;
    }
    case 'CallSubquery': {
      const imports = clause.imports === '*' ? '(*) ' : clause.imports === null ? '' : `(${list(clause.imports)}) `;
      return `${clause.optional ? 'OPTIONAL ' : ''}CALL ${imports}{ ${printQuery(clause.query)} }`;
    }
    case 'Finish':
      return 'FINISH';
    case 'Show':
      return `SHOW ${clause.what}${printYields(clause.yields)}${where}`;
    case 'Create':
      return `CREATE ${clause.patterns.map(printPath).join(', ')}`;
    case 'Merge': {
      const created =
        clause.onCreate.length === 0 ? '' : ` ON CREATE SET ${clause.onCreate.map(printSetItem).join(', ')}`;
      const matched = clause.onMatch.length === 0 ? '' : ` ON MATCH SET ${clause.onMatch.map(printSetItem).join(', ')}`;
      return `MERGE ${printPath(clause.pattern)}${created}${matched}`;
    }
    case 'Set':
      return `SET ${clause.items.map(printSetItem).join(', ')}`;
    case 'Remove':
      return `REMOVE ${clause.items
        .map((item) =>
          'labels' in item && 'target' in item
            ? `${print(item.target)}${item.labels.map((label) => `:${printName(label)}`).join('')}`
            : print(item as Expression),
        )
        .join(', ')}`;
    case 'Delete':
      return `${clause.detach ? 'DETACH ' : ''}DELETE ${list(clause.items)}`;
    case 'Foreach':
      return `FOREACH (${printName(clause.variable.name)} IN ${inBrackets(clause.list)} | ${clause.clauses.map(printClause).join(' ')})`;
  }
}

/** A query as text, on one line. */
export function printQuery(query: Query): string {
  const parts = query.parts.map((part) => part.clauses.map(printClause).join(' '));
  return parts.join(query.unionAll ? ' UNION ALL ' : ' UNION ');
}

/** A statement as text, with EXPLAIN or PROFILE in front where it is its mode. */
export function printStatement(statement: Statement): string {
  const mode = statement.mode === 'run' ? '' : `${statement.mode.toUpperCase()} `;
  return mode + printQuery(statement.query);
}
