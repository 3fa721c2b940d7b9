/**
 * `a, b and c`, as a message lists things; of more than `most`, the last are only counted.
 * @param most At least two.
 */
export function joinWords(words: readonly string[], most: number): string {
  if (words.length < 2) return words.join('');
  const shown = words.length > most ? words.slice(0, most - 1) : words.slice(0, -1);
  const last = words.length > most ? `${words.length - shown.length} more` : words.at(-1)!;
  return `${shown.join(', ')} and ${last}`;
}
