import { expect, test } from 'vitest';
import { inksOf } from '#cypher/language/highlight.ts';

function inked(text: string): string {
  return inksOf(text)
    .filter(({ ink }) => ink !== 'symbol')
    .map(({ span, ink }) => `${text.slice(...span)}=${ink}`)
    .join(' ');
}

test.each([
  [
    "MATCH (n:Actor&!Group {id: 'a'})-[r:SAID|ABOUT]->(s) // who",
    "MATCH=keyword n=variable Actor=label Group=label id=property 'a'=string r=variable SAID=type ABOUT=type s=variable // who=comment",
  ],
  [
    'RETURN count(*) AS n, toUpper(a.name), date.truncate(1.5), $p, null',
    'RETURN=keyword count=function AS=keyword n=variable toUpper=function a=variable name=property date=function truncate=function 1.5=number $p=parameter null=constant',
  ],
  ['WHERE n:Actor AND (a)-->(b)', 'WHERE=keyword n=variable Actor=label AND=keyword a=variable b=variable'],
  [
    'RETURN [x IN xs | x.name], {a: b}',
    'RETURN=keyword x=variable IN=keyword xs=variable x=variable name=property a=property b=variable',
  ],
  [
    'WHERE EXISTS { (a) } AND exists(a.b)',
    'WHERE=keyword EXISTS=keyword a=variable AND=keyword exists=function a=variable b=property',
  ],
  ['WHERE a IS NOT NULL', 'WHERE=keyword a=variable IS=keyword NOT=keyword NULL=keyword'],
  ["RETURN 'open", "RETURN=keyword 'open=string"],
  ['RETURN /* open', 'RETURN=keyword /* open=comment'],
  ['RETURN n.`a b`, 12abc', 'RETURN=keyword n=variable `a b`=property 12abc=broken'],
])('colours %s', (text, expected) => {
  expect(inked(text)).toBe(expected);
});
