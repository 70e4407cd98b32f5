import { describe, expect, test } from 'vitest';
import { graphOf, show, showSorted } from './show.ts';

const graph = graphOf(
  {
    'a:Actor:Person': { name: 'Alice', age: 30n, tags: ['x', 'y'] },
    'b:Actor:Person': { name: 'Bob', age: 25n },
    'c:Actor:Organization': { name: 'Corp' },
    'm:Mineral': { name: 'gallium' },
    's1:Statement': { text: 'limits on gallium', year: 2024n },
    's2:Statement': { text: 'no limits', year: 2025n },
  },
  {
    'r1 a SAID s1': { confidence: 0.5 },
    'r2 b SAID s2': { confidence: 0.8 },
    'r3 s1 ABOUT m': { stance: -1n },
    'r4 s2 ABOUT m': { stance: 1n },
    'r5 a KNOWS b': { since: 2020n },
    'r6 b KNOWS c': { since: 2021n },
    'r7 c KNOWS a': { since: 2022n },
    'r8 b MEMBER_OF c': {},
  },
);

type Table = readonly (readonly [query: string, answer: string])[];

const LABELS: Table = [
  ['MATCH (n:Actor&Person) RETURN n', '(a) | (b)'],
  ['MATCH (n:Actor&!Person) RETURN n', '(c)'],
  ['MATCH (n:Mineral|Organization) RETURN n', '(c) | (m)'],
  ['MATCH (n:!Actor&!Statement) RETURN n', '(m)'],
  ['MATCH (n:%) RETURN count(n)', '6'],
  ['MATCH (n:!%) RETURN count(n)', '0'],
  ['MATCH (n:(Person|Organization)&Actor) RETURN count(*)', '3'],
  ['MATCH (n IS Mineral) RETURN n', '(m)'],
  ['MATCH (n) WHERE n:Person|Mineral RETURN n', '(a) | (b) | (m)'],
  ['MATCH (n) WHERE n IS Person RETURN n', '(a) | (b)'],
  ['MATCH (n:Actor:Organization) RETURN n', '(c)'],
  ['MATCH (n:$("Min" + "eral")) RETURN n', '(m)'],
  ['MATCH (n:$(["Actor", "Organization"])) RETURN n', '(c)'],
  ['MATCH (n:$any(["Mineral", "Organization"])) RETURN n', '(c) | (m)'],
  ['MATCH (n) WHERE n:$all(["Actor", "Person"]) RETURN n', '(a) | (b)'],
  ['MATCH ()-[r:KNOWS|MEMBER_OF]->(n:Organization) RETURN r', '[r6] | [r8]'],
  ['MATCH ()-[r:!KNOWS&!SAID&!ABOUT]->() RETURN r', '[r8]'],
  ['MATCH ()-[r]->() WHERE r:MEMBER_OF RETURN r', '[r8]'],
  ['MATCH ()-[r:$("MEMBER" + "_OF")]->() RETURN r', '[r8]'],
  ['MATCH (n) WHERE labels(n) = ["Mineral"] RETURN n', '(m)'],
  ['MATCH (n:Nothing) RETURN n', ''],
];

const INLINE: Table = [
  ['MATCH (n:Person WHERE n.age > 26) RETURN n', '(a)'],
  ['MATCH (n:Person WHERE n.age < 26)-[:KNOWS]->(k) RETURN k', '(c)'],
  ['MATCH ()-[r:KNOWS WHERE r.since > 2020]->(n) RETURN n', '(a) | (c)'],
  ['MATCH (a:Person {name: "Alice"})-[r:KNOWS {since: 2020}]->(b) RETURN b', '(b)'],
  ['MATCH (n {name: $name}) RETURN n', '(b)'],
  ['MATCH (n) WHERE n.id IN $ids RETURN n', '(a) | (m)'],
  ['MATCH (n {id: $id}) RETURN n.name', "'Corp'"],
  ['MATCH (n:Mineral {id: $id}) RETURN n.name', ''],
  ['MATCH (n) WHERE n.id = $id OR n.id = "m" RETURN n', '(c) | (m)'],
  ['MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c)-[:KNOWS]->(a) WHERE a.id = "a" RETURN a, b, c', '(a), (b), (c)'],
  ['MATCH (a:Person), (b:Person) WHERE a.age > b.age RETURN a, b', '(a), (b)'],
  ['MATCH (a {id: "a"}), (m:Mineral) RETURN a, m', '(a), (m)'],
];

const SUBQUERIES: Table = [
  ['MATCH (n:Actor) WHERE EXISTS { (n)-[:SAID]->() } RETURN n', '(a) | (b)'],
  ['MATCH (n:Actor) WHERE NOT EXISTS { (n)-[:SAID]->() } RETURN n', '(c)'],
  ['MATCH (n:Actor) WHERE EXISTS { MATCH (n)-[:SAID]->(s) WHERE s.year > 2024 } RETURN n', '(b)'],
  [
    'MATCH (n:Actor) WHERE EXISTS { MATCH (n)-[:SAID]->(s) RETURN s.year AS y UNION MATCH (n)<-[:MEMBER_OF]-(s) RETURN 1 AS y } RETURN n',
    '(a) | (b) | (c)',
  ],
  ['MATCH (n:Actor) RETURN n.id, COUNT { (n)-[:KNOWS]-() }', "'a', 2 | 'b', 2 | 'c', 2"],
  ['MATCH (n:Actor) WHERE COUNT { (n)-->() } > 1 RETURN n', '(a) | (b)'],
  ['MATCH (n:Actor) RETURN n.id, COUNT { MATCH (n)-[:SAID]->(s) RETURN s }', "'a', 1 | 'b', 1 | 'c', 0"],
  ['MATCH (n:Actor) RETURN COLLECT { MATCH (n)-[:KNOWS]->(k) RETURN k.name }', "['Bob'] | ['Corp'] | ['Alice']"],
  ['RETURN COLLECT { MATCH (n:Actor) RETURN n.id ORDER BY n.id DESC LIMIT 2 }', "['c', 'b']"],
  [
    'MATCH (n:Actor) CALL (n) { MATCH (n)-[:SAID]->(s) RETURN s.text AS text } RETURN n, text',
    "(a), 'limits on gallium' | (b), 'no limits'",
  ],
  [
    'MATCH (n:Actor) OPTIONAL CALL (n) { MATCH (n)-[:SAID]->(s) RETURN s } RETURN n, s',
    '(a), (s1) | (b), (s2) | (c), null',
  ],
  ['MATCH (n:Actor) CALL { WITH n MATCH (n)-[:KNOWS]->(k) RETURN k } RETURN n, k', '(a), (b) | (b), (c) | (c), (a)'],
  ['MATCH (n:Actor) CALL (*) { RETURN n.name AS who } RETURN who', "'Alice' | 'Bob' | 'Corp'"],
  ['CALL () { MATCH (n:Actor) RETURN count(n) AS actors } RETURN actors', '3'],
  [
    'UNWIND [1, 2] AS x CALL (x) { RETURN x * 10 AS y UNION ALL RETURN x * 100 AS y } RETURN x, y',
    '1, 10 | 1, 100 | 2, 20 | 2, 200',
  ],
  ['MATCH (n:Actor) CALL (n) { MATCH (n)-[:KNOWS]->(k) RETURN count(k) AS c } RETURN sum(c)', '3'],
  ['MATCH (p:Person) RETURN p.id, EXISTS { (p)-[:MEMBER_OF]->(:Organization) }', "'a', false | 'b', true"],
  ['MATCH (p:Person) WHERE (p)-[:MEMBER_OF]->() RETURN p', '(b)'],
  ['MATCH (p:Person) WHERE NOT (p)-[:MEMBER_OF]->() RETURN p', '(a)'],
  ['MATCH (p:Person) WHERE exists((p)-[:MEMBER_OF]->()) RETURN p', '(b)'],
  ['MATCH (p:Person) RETURN [(p)-[:KNOWS]->(k) | k.name]', "['Bob'] | ['Corp']"],
  ['MATCH (p:Person) RETURN [(p)-[r]->(k) WHERE k:Statement | r.confidence]', '[0.5] | [0.8]'],
  ['MATCH (p:Person {id: "a"}) RETURN [path = (p)-[:KNOWS]->() | length(path)]', '[1]'],
  ['MATCH (p:Person) RETURN size([(p)-->() | 1])', '2 | 3'],
  ['MATCH (p:Person) WHERE ANY(k IN [(p)-[:KNOWS]->(x) | x] WHERE k:Organization) RETURN p', '(b)'],
];

const PATHS: Table = [
  ['MATCH p = (:Person {id: "a"})-[:KNOWS*2]->(x) RETURN p', '(a)-[r5]-(b)-[r6]-(c)'],
  ['MATCH (:Person {id: "a"})-[:KNOWS*0..1]->(x) RETURN x', '(a) | (b)'],
  ['MATCH (a {id: "a"})-[:KNOWS*]->(a) RETURN a', '(a)'],
  ['MATCH (a {id: "a"})-[rs:KNOWS*1..2]->(x) RETURN x, rs', '(b), [[r5]] | (c), [[r5], [r6]]'],
  ['MATCH (a {id: "a"})-[:KNOWS]->+(x) RETURN x', '(b) | (c) | (a)'],
  ['MATCH (a {id: "a"})-[:KNOWS]->*(x) RETURN x', '(a) | (b) | (c) | (a)'],
  ['MATCH (a {id: "a"})-[:KNOWS]->{2}(x) RETURN x', '(c)'],
  ['MATCH (a {id: "a"})-[:KNOWS]->{1,2}(x) RETURN x', '(b) | (c)'],
  ['MATCH (a {id: "a"})-[:KNOWS]->{,1}(x) RETURN x', '(a) | (b)'],
  ['MATCH (a {id: "a"})-[r:KNOWS]->{1,2}(x) RETURN r', '[[r5]] | [[r5], [r6]]'],
  ['MATCH (a {id: "a"}) ((x)-[r:KNOWS]->(y)){2} (z) RETURN x, r, y, z', '[(a), (b)], [[r5], [r6]], [(b), (c)], (c)'],
  ['MATCH (a {id: "a"}) ((x)-[r:KNOWS]->(y) WHERE r.since < 2022)+ (z) RETURN z', '(b) | (c)'],
  ['MATCH p = ((x)-[:KNOWS]->(y:Person))+ RETURN length(p), x', '1, [(a)] | 1, [(c)] | 2, [(c), (a)]'],
  ['MATCH (a:Actor {id: "a"}) (()-[:SAID]->()-[:ABOUT]->()){1} (m) RETURN m', '(m)'],
  ['MATCH p = shortestPath((a {id: "a"})-[*]-(c {id: "c"})) RETURN length(p)', '1'],
  ['MATCH p = shortestPath((a {id: "a"})-[:KNOWS*]->(c {id: "c"})) RETURN p', '(a)-[r5]-(b)-[r6]-(c)'],
  ['MATCH p = shortestPath((a {id: "s1"})-[*..3]-(c {id: "s2"})) RETURN length(p)', '2'],
  ['MATCH p = allShortestPaths((a {id: "b"})-[*]->(c {id: "c"})) RETURN p', '(b)-[r6]-(c) | (b)-[r8]-(c)'],
  ['MATCH (a {id: "a"}), (c {id: "c"}) RETURN length(shortestPath((a)-[:KNOWS*]->(c)))', '2'],
  ['MATCH (a {id: "m"}), (c {id: "c"}) RETURN shortestPath((a)-[:KNOWS*]->(c))', 'null'],
  ['MATCH p = SHORTEST 1 (a {id: "a"})-[:KNOWS]->+(c {id: "c"}) RETURN length(p)', '2'],
  ['MATCH p = ANY SHORTEST (a {id: "b"})-[]->+(c {id: "c"}) RETURN length(p)', '1'],
  ['MATCH p = ALL SHORTEST (a {id: "b"})-[]->+(c {id: "c"}) RETURN p', '(b)-[r6]-(c) | (b)-[r8]-(c)'],
  ['MATCH p = SHORTEST 2 (a {id: "a"})-[]-+(c {id: "c"}) RETURN length(p)', '1 | 2'],
  ['MATCH p = SHORTEST 2 GROUPS (a {id: "a"})-[]-+(c {id: "c"}) RETURN length(p)', '1 | 2 | 2'],
  [
    'MATCH p = ANY SHORTEST (a:Person)-->+(b:Person) RETURN a.id, b.id, length(p)',
    "'a', 'a', 3 | 'a', 'b', 1 | 'b', 'a', 2 | 'b', 'b', 3",
  ],
  [
    'MATCH p = ALL SHORTEST (a:Person {id: "b"})-[:KNOWS|MEMBER_OF]->+(b) RETURN b.id, length(p)',
    "'a', 2 | 'a', 2 | 'b', 3 | 'b', 3 | 'c', 1 | 'c', 1",
  ],
  [
    'MATCH p = ANY SHORTEST (a {id: "b"})-[:KNOWS|MEMBER_OF]-+(b:Actor) RETURN b.id, length(p)',
    "'a', 1 | 'b', 2 | 'c', 1",
  ],
  ['MATCH p = ANY (a {id: "a"})-[:KNOWS]->+(c {id: "c"}) RETURN length(p)', '2'],
  ['MATCH p = shortestPath((a {id: "a"})-[*]-(c {id: "c"})) WHERE length(p) > 1 RETURN length(p)', '2'],
  [
    'MATCH p = shortestPath((a {id: "a"})-[*]-(c {id: "c"})) WHERE none(r IN relationships(p) WHERE type(r) = "KNOWS") RETURN length(p)',
    '5',
  ],
  ['MATCH p = (a {id: "a"})-[:KNOWS*3]->() RETURN [n IN nodes(p) | n.id]', "['a', 'b', 'c', 'a']"],
  ['MATCH p = (a {id: "a"})-[:KNOWS*2]->() RETURN [r IN relationships(p) | r.since]', '[2020, 2021]'],
  ['MATCH (a)-[r1]->(b)-[r2]->(a) RETURN count(*)', '0'],
  ['MATCH p = (n:Mineral) RETURN length(p), nodes(p)', '0, [(m)]'],
  ['MATCH (a {id: "a"})--(x) RETURN count(x)', '3'],
  ['MATCH (a {id: "a"})-->(x)<--(y) RETURN x, y', ''],
];

const PROJECTIONS: Table = [
  ['MATCH (n:Person) RETURN n {.name, .age}', "{name: 'Alice', age: 30} | {name: 'Bob', age: 25}"],
  ['MATCH (n:Mineral) RETURN n {.*}', "{id: 'm', name: 'gallium'}"],
  ['MATCH (n:Mineral) RETURN n {.name, kind: head(labels(n)), x: 1 + 1}', "{name: 'gallium', kind: 'Mineral', x: 2}"],
  ['MATCH (n:Mineral) WITH n, 7 AS seven RETURN n {.id, seven}', "{id: 'm', seven: 7}"],
  ['WITH {a: 1, b: {c: 2}} AS map RETURN map.b.c, map["a"], map.nothing', '2, 1, null'],
  ['MATCH (n:Person) RETURN n.name AS name ORDER BY n.age', "'Bob' | 'Alice'"],
  ['MATCH (n:Person) RETURN n.name AS name ORDER BY name DESC LIMIT 1', "'Bob'"],
  ['MATCH (n:Actor) RETURN n.id ORDER BY n.age', "'b' | 'a' | 'c'"],
  ['MATCH (n:Actor) RETURN n.id ORDER BY n.age DESC', "'c' | 'a' | 'b'"],
  ['MATCH (n:Actor) RETURN n.id ORDER BY n.id SKIP 1 LIMIT 1', "'b'"],
  ['MATCH (n:Actor) RETURN n.id ORDER BY n.id OFFSET 2', "'c'"],
  ['UNWIND range(1, 5000) AS x RETURN x SKIP 3100 LIMIT 2', '3101 | 3102'],
  ['UNWIND range(1, 5000) AS x WITH x SKIP 1500 LIMIT 2500 RETURN count(x), min(x), max(x)', '2500, 1501, 4000'],
  ['MATCH (n:Actor) WITH n ORDER BY n.id DESC LIMIT 2 RETURN collect(n.id)', "['c', 'b']"],
  ['MATCH (n:Actor) WITH n WHERE n.age IS NOT NULL RETURN count(*)', '2'],
  ['MATCH (n) RETURN DISTINCT head(labels(n)) AS l ORDER BY l', "'Actor' | 'Mineral' | 'Statement'"],
  [
    'MATCH (n) WITH labels(n)[0] AS l, count(*) AS c RETURN l, c ORDER BY c DESC, l',
    "'Actor', 3 | 'Statement', 2 | 'Mineral', 1",
  ],
  ['MATCH (a:Actor)-[:SAID]->(s) WITH a, collect(s) AS all RETURN a, size(all)', '(a), 1 | (b), 1'],
  ['MATCH (n:Person) RETURN count(*) AS c, avg(n.age), min(n.age), max(n.name), sum(n.age)', "2, 27.5, 25, 'Bob', 55"],
  ['MATCH (n:Actor) RETURN count(n.age), count(*), count(DISTINCT labels(n))', '2, 3, 2'],
  ['MATCH (n:Nothing) RETURN count(*), sum(n.x), avg(n.x), collect(n), min(n.x)', '0, 0, null, [], null'],
  [
    'MATCH ()-[r]->() RETURN type(r) AS t, count(*) AS c ORDER BY t',
    "'ABOUT', 2 | 'KNOWS', 3 | 'MEMBER_OF', 1 | 'SAID', 2",
  ],
  ['MATCH ()-[r:SAID]->() RETURN percentileCont(r.confidence, 0.5), percentileDisc(r.confidence, 0.5)', '0.65, 0.5'],
  ['UNWIND [1, 2, 3, 4] AS x RETURN stDevP(x), stDev(x) > 1.29', '1.118033988749895, true'],
  ['UNWIND [3, null, 1] AS x RETURN collect(x), count(x), max(x)', '[3, 1], 2, 3'],
  ['RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x', '1 | 2'],
  ['RETURN 1 AS x UNION ALL RETURN 1 AS x', '1 | 1'],
  ['UNWIND [[1, 2], [3]] AS list UNWIND list AS x RETURN x', '1 | 2 | 3'],
  ['UNWIND [] AS x RETURN x', ''],
  ['UNWIND null AS x RETURN x', ''],
  [
    'WITH [1, 2, 3] AS xs RETURN [x IN xs WHERE x > 1 | x * x] AS ys, reduce(s = 0, x IN xs | s + x) AS sum',
    '[4, 9], 6',
  ],
  ['RETURN [x IN range(1, 5) WHERE x % 2 = 1]', '[1, 3, 5]'],
  [
    'RETURN all(x IN [1, 2] WHERE x > 0), any(x IN [] WHERE x), none(x IN [1] WHERE x > 1), single(x IN [1, 2] WHERE x = 1)',
    'true, false, true, true',
  ],
  ['MATCH (n:Mineral) FINISH', ''],
  ['MATCH (n:Person) RETURN CASE WHEN n.age > 26 THEN "old" ELSE "young" END', "'old' | 'young'"],
  ['MATCH (n:Actor) RETURN CASE n.age WHEN 30 THEN "a" WHEN IS NULL THEN "c" ELSE "b" END', "'a' | 'b' | 'c'"],
  [
    'UNWIND [1, 5, 9] AS x RETURN CASE x WHEN < 3 THEN "low" WHEN 4, 5 THEN "mid" ELSE "high" END',
    "'low' | 'mid' | 'high'",
  ],
];

const FUNCTIONS: Table = [
  ['RETURN false OR null, true AND null, null OR null', 'null, null, null'],
  [
    'MATCH (n:Mineral) RETURN elementId(n), labels(n), keys(n), properties(n)',
    "'m', ['Mineral'], ['id', 'name'], {id: 'm', name: 'gallium'}",
  ],
  ['MATCH ()-[r:MEMBER_OF]->() RETURN type(r), startNode(r), endNode(r), elementId(r)', "'MEMBER_OF', (b), (c), 'r8'"],
  ['RETURN coalesce(null, 1, 2), nullIf(1, 1), nullIf(1, 2)', '1, null, 1'],
  [
    'RETURN toInteger("42"), toInteger(4.9), toInteger("x"), toFloat("1.5"), toBoolean("TRUE"), toString(1.0)',
    "42, 4, null, 1.5, true, '1.0'",
  ],
  [
    'RETURN toIntegerOrNull([1]), toFloatOrNull(true), toBooleanOrNull(1.5), toStringOrNull([1])',
    'null, null, null, null',
  ],
  ['RETURN toIntegerList(["1", 2.5, "x"]), toStringList([1, true])', "[1, 2, null], ['1', 'true']"],
  [
    'RETURN valueType(1), valueType("x"), valueType([1, "a"]), valueType(null)',
    "'INTEGER NOT NULL', 'STRING NOT NULL', 'LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL', 'NULL'",
  ],
  [
    'RETURN 1 IS :: INTEGER, "a" IS :: INTEGER, null IS :: STRING, null IS :: STRING NOT NULL, 1 IS NOT :: FLOAT',
    'true, false, true, false, true',
  ],
  [
    'RETURN [1, 2] IS :: LIST<INTEGER>, [1, "a"] IS :: LIST<INTEGER | STRING>, [1.0] IS TYPED LIST<INTEGER>',
    'true, true, false',
  ],
  [
    'RETURN size("高市早苗"), size("👩‍🔬"), left("高市早苗", 2), substring("abc", 1), reverse("abc")',
    "4, 3, '高市', 'bc', 'cba'",
  ],
  [
    'RETURN split("a,b,c", ","), replace("aXa", "X", "-"), trim("  x "), toUpper("ß"), lower("ÄB")',
    "['a', 'b', 'c'], 'a-a', 'x', 'SS', 'äb'",
  ],
  ['RETURN btrim("xxaxx", "x"), ltrim("xxa", "x"), rtrim("axx", "x"), right("abc", 2)', "'a', 'a', 'a', 'bc'"],
  ['RETURN trim(BOTH "x" FROM "xxaxx"), trim(LEADING FROM "  a "), trim(TRAILING "." FROM "a..")', "'a', 'a ', 'a'"],
  [
    'RETURN normalize("\\u0041\\u030a") = "\\u00c5", normalize("\\uFB01", NFKC), "\\u00c5" IS NORMALIZED',
    "true, 'fi', true",
  ],
  [
    'RETURN "abc" STARTS WITH "a", "abc" ENDS WITH "c", "abc" CONTAINS "d", "abc" =~ "(?i)A.*"',
    'true, true, false, true',
  ],
  ['RETURN "a" || "b", [1] || [2], "a" + 1, [1] + 2, 0 + [1]', "'ab', [1, 2], 'a1', [1, 2], [0, 1]"],
  ['RETURN isEmpty(""), isEmpty([1]), isEmpty({}), isNaN(0.0 / 0.0)', 'true, false, true, true'],
  [
    'RETURN abs(-3), ceil(1.2), floor(-1.2), round(2.5), round(-2.5), sign(-3), round(1.255, 2)',
    '3, 2.0, -2.0, 3.0, -2.0, -1, 1.26',
  ],
  ['RETURN round(1.25, 1, "HALF_EVEN"), round(1.21, 1, "UP"), round(-1.29, 1, "DOWN")', '1.2, 1.3, -1.2'],
  ['RETURN sqrt(16), log(1), exp(0), log10(1000), pi() > 3.14, e() < 2.72', '4.0, 0.0, 1.0, 3.0, true, true'],
  ['RETURN 7 / 2, 7.0 / 2, 7 % 3, -7 / 2, -7 % 3, 2 ^ 10, 1 / 0.0', '3, 3.5, 1, -3, -1, 1024.0, Infinity'],
  [
    'RETURN 9223372036854775807, -9223372036854775808, 0x1F, 0o17, 1e3, .5',
    '9223372036854775807, -9223372036854775808, 31, 15, 1000.0, 0.5',
  ],
  ['RETURN 9007199254740993 = 9007199254740992.0, 9007199254740993 > 9007199254740992.0', 'false, true'],
  [
    'RETURN head([1, 2]), last([1, 2]), tail([1, 2, 3]), [1, 2, 3][-1], [1, 2, 3][0..2], [1, 2, 3][5]',
    '1, 2, [2, 3], 3, [1, 2], null',
  ],
  ['RETURN range(1, 3), range(3, 1, -1), range(0, 10, 5), range(3, 1)', '[1, 2, 3], [3, 2, 1], [0, 5, 10], []'],
  ['RETURN 1 IN [1, null], 2 IN [1, null], null IN [], 1 < 2 < 3, 1 < 3 < 2', 'true, null, false, true, false'],
  [
    'RETURN null = null, null <> 1, null IS NULL, NOT null, true OR null, false AND null',
    'null, null, true, null, true, false',
  ],
  [
    'RETURN true XOR false, true XOR true, true XOR null, [1, null] = [1, null], [1] = [1.0]',
    'true, false, null, null, true',
  ],
  ['RETURN point({x: 1, y: 2}).x, point.distance(point({x: 0, y: 0}), point({x: 3, y: 4}))', '1.0, 5.0'],
  ['RETURN point({latitude: 52, longitude: 13}).srid, point({x: 1, y: 2, z: 3}).crs', "4326, 'cartesian-3d'"],
  ['RETURN point.withinBBox(point({x: 1, y: 1}), point({x: 0, y: 0}), point({x: 2, y: 2}))', 'true'],
  ['RETURN randomUUID() =~ "[0-9a-f-]{36}", rand(), timestamp()', 'true, 0.25, 1775044800000'],
  ['RETURN vector.similarity.cosine([1, 0], [1, 0]), vector.similarity.euclidean([0], [1])', '1.0, 0.5'],
  ['MATCH (n) WHERE n.text CONTAINS "gallium" RETURN n', '(s1)'],
  ['MATCH (n:Statement) WHERE n.text =~ ".*limits" RETURN n', '(s2)'],
  ['MATCH (n:Person) WHERE "x" IN n.tags RETURN n', '(a)'],
  ['MATCH (n:Person) WHERE n.age IN [25, 26] RETURN n', '(b)'],
  ['MATCH (n) WHERE n["name"] = "Bob" RETURN n', '(b)'],
  ['MATCH (n) WHERE n.age >= 25 AND n.age < 30 RETURN n', '(b)'],
  ['MATCH (n) WHERE 26 > n.age RETURN n', '(b)'],
  ['MATCH (n) WHERE 26 < n.age RETURN n', '(a)'],
  ['MATCH (n) WHERE 25 >= n.age RETURN n', '(b)'],
  ['MATCH (n) WHERE 30 <= n.age RETURN n', '(a)'],
  ['MATCH (n) WHERE "Bob" < n.name AND "Corp" = n.name RETURN n', '(c)'],
  ['MATCH (n) WHERE n.name > "Bob" RETURN n.name', "'Corp' | 'gallium'"],
  ['MATCH (n) WHERE n.nothing IS NULL RETURN count(n)', '6'],
];

const TEMPORAL: Table = [
  ['RETURN date("2026-04-01"), date({year: 2026, month: 4}), date("2026-W14-3")', '2026-04-01, 2026-04-01, 2026-04-01'],
  ['RETURN date("2026-04-01").year, date("2026-04-01").dayOfWeek, date("2026-04-01").week', '2026, 3, 14'],
  ['RETURN datetime("2026-04-01T10:00:00+02:00[Europe/Berlin]")', '2026-04-01T10:00+02:00[Europe/Berlin]'],
  ['RETURN date("2026-01-31") + duration("P1M"), date("2026-03-01") - duration({days: 1})', '2026-02-28, 2026-02-28'],
  [
    'RETURN duration.between(date("2026-01-01"), date("2026-04-15")), duration.inDays(date("2026-01-01"), date("2026-04-01"))',
    'P3M14D, P90D',
  ],
  [
    'RETURN date.truncate("month", date("2026-04-15")), datetime.truncate("hour", datetime("2026-04-01T10:42:00Z"))',
    '2026-04-01, 2026-04-01T10:00Z',
  ],
  ['RETURN date("2026-04-01") < date("2026-04-02"), date("2026-04-01") = "2026-04-01"', 'true, false'],
  ['RETURN duration("P1Y2M10DT2H30M").months, duration({hours: 25}).days, duration("PT90M")', '14, 0, PT1H30M'],
  ['RETURN date(), datetime(), localtime()', '2026-04-01, 2026-04-01T12:00Z, 12:00'],
  ['RETURN localdatetime("2026-04-01T10:00") + duration("PT1H"), time("10:00+01:00")', '2026-04-01T11:00, 10:00+01:00'],
  ['RETURN datetime({epochMillis: 0}), datetime.fromepoch(1, 5)', '1970-01-01T00:00Z, 1970-01-01T00:00:01.000000005Z'],
  ['UNWIND [date("2026-04-02"), date("2025-01-01")] AS d RETURN d ORDER BY d', '2025-01-01 | 2026-04-02'],
];

const PROCEDURES: Table = [
  ['CALL db.labels()', "'Actor' | 'Mineral' | 'Organization' | 'Person' | 'Statement'"],
  ['CALL db.labels', "'Actor' | 'Mineral' | 'Organization' | 'Person' | 'Statement'"],
  ['CALL db.labels() YIELD label WHERE label STARTS WITH "P" RETURN label', "'Person'"],
  [
    'CALL db.relationshipTypes() YIELD relationshipType AS t RETURN collect(t)',
    "['ABOUT', 'KNOWS', 'MEMBER_OF', 'SAID']",
  ],
  ['CALL db.propertyKeys() YIELD propertyKey RETURN count(*)', '9'],
  ['CALL db.schema.visualization() YIELD relationships RETURN size(relationships) > 3', 'true'],
  ['SHOW INDEXES YIELD name, type', "'node_id', 'RANGE' | 'relationship_id', 'RANGE'"],
  ['SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH "node"', "'node_id_unique'"],
];

const REFUSED: Table = [
  ['MATCH (n) DELETE n', 'Refused Write'],
  ['CREATE (n)', 'Refused Write'],
  ['MATCH (n) SET n.x = 1', 'Refused Write'],
  ['CALL apoc.help("x")', 'ProcedureError ProcedureNotFound'],
  ['CALL dbms.listConfig()', 'ProcedureError ProcedureNotFound'],
  ['LOAD CSV FROM "file:///x" AS row RETURN row', 'Refused LoadCsv'],
  ['USE system MATCH (n) RETURN n', 'Refused Use'],
  ['SHOW USERS', 'Refused Administration'],
  ['RETURN 1; RETURN 2', 'Refused SeveralStatements'],
  ['MATCH (n) FILTER n.x = 1 RETURN n', 'Refused UnsupportedClause'],
  ['MATCH (n)', 'SyntaxError InvalidClauseComposition'],
  ['RETURN 9223372036854775807 + 1', 'ArithmeticError NumberOutOfRange'],
  ['RETURN 1 / 0', 'ArithmeticError DivisionByZero'],
  ['RETURN "a" =~ "("', 'ArgumentError InvalidArgumentValue'],
  ['RETURN $missing', 'ParameterMissing MissingParameter'],
  ['RETURN date("2026-02-30")', 'ArgumentError InvalidArgumentValue'],
  ['MATCH (n) RETURN n.x AS x, count(*) + n.y', 'SyntaxError AmbiguousAggregationExpression'],
  ['RETURN apoc.text.join(["a"], "")', 'SyntaxError UnknownFunction'],
];

const parameters = new Map<string, string | readonly string[]>([
  ['name', 'Bob'],
  ['id', 'c'],
  ['ids', ['m', 'a', 'nobody']],
]);

function ordered(query: string): boolean {
  return /ORDER BY|SKIP|OFFSET|UNWIND|SHORTEST \d/i.test(query);
}

const ALL: Readonly<Record<string, Table>> = {
  'label expressions': LABELS,
  'inline conditions and parameters': INLINE,
  subqueries: SUBQUERIES,
  paths: PATHS,
  projections: PROJECTIONS,
  functions: FUNCTIONS,
  'dates and times': TEMPORAL,
  procedures: PROCEDURES,
  'what is refused': REFUSED,
};

for (const [title, table] of Object.entries(ALL)) {
  describe(`idioms of Neo4j 5: ${title}`, () => {
    test.each(table)('%s', (query, answer) => {
      const got = ordered(query) ? show(graph, query, { parameters }) : showSorted(graph, query, { parameters });
      expect(got).toBe(ordered(query) ? answer : answer.split(' | ').sort().join(' | '));
    });
  });
}

test('there are at least 150 idioms', () => {
  expect(Object.values(ALL).flat().length).toBeGreaterThanOrEqual(150);
});
