import type { TSESLint } from '@typescript-eslint/utils';
import { AST_TOKEN_TYPES } from '@typescript-eslint/types';

import type { Style } from '../style.js';

/** How a settled result is taken apart: the one place that writes it. */
export class SettledText {
  private readonly quote: string;
  private readonly end: string;

  constructor(source: Readonly<TSESLint.SourceCode>, style: Style) {
    this.quote = getQuote(source);
    this.end = style.semicolons ? ';' : '';
  }

  /** `if (userResult.status === 'rejected') throw userResult.reason;` */
  makeRethrow(name: string): string {
    return `if (${this.makeTest(name, 'rejected')}) throw ${name}.reason${this.end}`;
  }

  /** `userResult.status === 'rejected'` */
  makeTest(name: string, status: 'fulfilled' | 'rejected'): string {
    return `${name}.status === ${this.makeString(status)}`;
  }

  /** A string in the quotes of the file. */
  makeString(text: string): string {
    return `${this.quote}${text}${this.quote}`;
  }

  /** `userResult.value`, below a check of its status. */
  makeValue(name: string): string {
    return `${name}.value`;
  }

  /** `userResult.status === 'fulfilled' ? userResult.value : undefined` */
  makeFallback(name: string, fallback: string): string {
    return `${this.makeTest(name, 'fulfilled')} ? ${this.makeValue(name)} : ${fallback}`;
  }
}

/** The quote that most strings of the file are written with. */
function getQuote({ ast }: Readonly<TSESLint.SourceCode>): string {
  let double = 0;
  let single = 0;
  for (const token of ast.tokens) {
    // Strings in attributes of JSX, which keep to a quote of their own, are tokens of another type.
    if (token.type !== AST_TOKEN_TYPES.String) continue;
    if (token.value.startsWith('"')) double++;
    else single++;
  }
  return double > single ? '"' : "'";
}
