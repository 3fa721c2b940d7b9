/** What was found in one file. */
export interface Result {
  reports: number;
  fixes: number;
  suggestions: number;
  /** In words, with the text that is wrong. */
  defects: string[];
  /** False where the text is no code to begin with. */
  isParsed: boolean;
}

export function makeCheck(plugin: object): (text: string, filename: string) => Result;
