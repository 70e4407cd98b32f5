/** Types as they are written after `IS ::`: `LIST<INTEGER NOT NULL> | STRING`. */
import type { ValueType } from './ast.ts';
import { TokenStream } from './token-stream.ts';

/** Every spelling, longest first, with the one name by which the type goes. */
const TYPE_NAMES: readonly (readonly [words: string, name: string])[] = [
  ['TIMESTAMP WITHOUT TIME ZONE', 'LOCAL DATETIME'],
  ['TIMESTAMP WITHOUT TIMEZONE', 'LOCAL DATETIME'],
  ['TIMESTAMP WITH TIME ZONE', 'ZONED DATETIME'],
  ['TIMESTAMP WITH TIMEZONE', 'ZONED DATETIME'],
  ['TIME WITHOUT TIME ZONE', 'LOCAL TIME'],
  ['TIME WITHOUT TIMEZONE', 'LOCAL TIME'],
  ['TIME WITH TIME ZONE', 'ZONED TIME'],
  ['TIME WITH TIMEZONE', 'ZONED TIME'],
  ['SIGNED INTEGER', 'INTEGER'],
  ['LOCAL DATETIME', 'LOCAL DATETIME'],
  ['ZONED DATETIME', 'ZONED DATETIME'],
  ['PROPERTY VALUE', 'PROPERTY VALUE'],
  ['ANY VALUE', 'ANY'],
  ['ANY NODE', 'NODE'],
  ['ANY VERTEX', 'NODE'],
  ['ANY RELATIONSHIP', 'RELATIONSHIP'],
  ['ANY EDGE', 'RELATIONSHIP'],
  ['ANY MAP', 'MAP'],
  ['ANY', 'ANY'],
  ['LOCAL TIME', 'LOCAL TIME'],
  ['ZONED TIME', 'ZONED TIME'],
  ['BOOLEAN', 'BOOLEAN'],
  ['BOOL', 'BOOLEAN'],
  ['VARCHAR', 'STRING'],
  ['STRING', 'STRING'],
  ['INTEGER64', 'INTEGER'],
  ['INTEGER', 'INTEGER'],
  ['INT64', 'INTEGER'],
  ['INT', 'INTEGER'],
  ['FLOAT64', 'FLOAT'],
  ['FLOAT', 'FLOAT'],
  ['DURATION', 'DURATION'],
  ['DATE', 'DATE'],
  ['POINT', 'POINT'],
  ['NODE', 'NODE'],
  ['VERTEX', 'NODE'],
  ['RELATIONSHIP', 'RELATIONSHIP'],
  ['EDGE', 'RELATIONSHIP'],
  ['PATH', 'PATH'],
  ['MAP', 'MAP'],
  ['NULL', 'NULL'],
  ['NOTHING', 'NOTHING'],
];

interface Alternative {
  readonly name: string;
  readonly notNull: boolean;
  readonly item: ValueType | null;
}

export class TypeParser extends TokenStream {
  protected valueType(): ValueType {
    const alternatives = [this.#alternative()];
    while (this.takeSymbol('|')) alternatives.push(this.#alternative());
    return { alternatives };
  }

  #alternative(): Alternative {
    return this.nested(() => {
      const { name, item } = this.#named();
      if (this.takeWords('LIST') || this.takeWords('ARRAY')) {
        const items: ValueType = { alternatives: [{ name, notNull: this.#notNull(), item }] };
        return { name: 'LIST', notNull: this.#notNull(), item: items };
      }
      return { name, notNull: this.#notNull(), item };
    });
  }

  #notNull(): boolean {
    return this.takeWords('NOT', 'NULL') || this.takeSymbol('!');
  }

  #named(): { name: string; item: ValueType | null } {
    if (this.takeWords('LIST') || this.takeWords('ARRAY')) {
      this.expectSymbol('<');
      const item = this.valueType();
      this.expectSymbol('>');
      return { name: 'LIST', item };
    }
    if (this.isWord('ANY') && this.isSymbol('<', 1)) {
      this.at += 2;
      this.takeWords('VALUE');
      const { alternatives } = this.valueType();
      this.expectSymbol('>');
      return { name: 'UNION', item: { alternatives } };
    }
    for (const [words, name] of TYPE_NAMES) {
      if (this.takeWords(...words.split(' '))) return { name, item: null };
    }
    throw this.unexpected('a type', 'such as INTEGER, STRING or LIST<FLOAT>');
  }
}
