/**
 * How deep code may be nested for the native parser. It has no guard of its own: a few thousand
 * levels exhaust the stack of a worker thread and end the process.
 */
const DEEPEST = 500;

/** Longest text without a bracket, a separator or the end of a line: `new new new …`. */
const LONGEST_RUN = 10_000;

const enum Code {
  Newline = 10,
  Exclamation = 33,
  OpenParen = 40,
  CloseParen = 41,
  Comma = 44,
  Colon = 58,
  Semicolon = 59,
  Less = 60,
  Equals = 61,
  Question = 63,
  OpenBracket = 91,
  CloseBracket = 93,
  OpenBrace = 123,
  CloseBrace = 125,
  Tilde = 126,
}

/** The characters that are looked at. */
const IS_KNOWN = Uint8Array.from({ length: 128 }, (_, code) =>
  '\n!(),:;<=?[]{}~'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/**
 * Whether code could be nested too deeply: by brackets, or by a chain without them (`a = b = …`,
 * `a ? b : c ? …`, `else if`). Strings and comments count as code, so the answer may be wrong in
 * the direction that costs time only.
 */
export function isDeeplyNested(text: string): boolean {
  let depth = 0;
  let chain = 0;
  let start = 0;
  let last = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (IS_KNOWN[code] !== 1) continue;
    switch (code as Code) {
      case Code.OpenParen:
      case Code.OpenBracket:
      case Code.OpenBrace:
        depth++;
        if (code === (Code.OpenBrace as number)) chain = 0;
        break;
      case Code.CloseParen:
      case Code.CloseBracket:
      case Code.CloseBrace:
        if (depth > 0) depth--;
        if (code === (Code.CloseBrace as number)) chain = 0;
        break;
      case Code.Comma:
      case Code.Semicolon:
        chain = 0;
        break;
      case Code.Less:
      case Code.Question:
      case Code.Colon:
      case Code.Exclamation:
      case Code.Tilde:
        if (++chain > DEEPEST) return true;
        continue;
      case Code.Equals:
        // A line of `=====` in a comment counts once.
        if (last !== index - 1 && ++chain > DEEPEST) return true;
        last = index;
        continue;
      case Code.Newline:
        break;
      default:
        continue;
    }
    if (depth > DEEPEST || index - start > LONGEST_RUN) return true;
    start = index;
  }
  return text.length - start > LONGEST_RUN || hasMany(text, 'else');
}

/** Whether a word occurs more often than code may be nested deeply. */
function hasMany(text: string, word: string): boolean {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (++count > DEEPEST) return true;
  }
  return false;
}
