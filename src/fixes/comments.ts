import type { TSESTree } from '@typescript-eslint/types';

/** Comments that speak to a tool about the line they stand on: moving them changes what they mean. */
const DIRECTIVE =
  /^[\s*!]*(eslint|@ts-|ts-|tslint|prettier-ignore|biome-ignore|rome-ignore|deno-lint|oxlint|dprint|istanbul|c8|v8|node:coverage|stryker|webpack|vite|@vite|jshint|jscs|global|globals|exported|#region|#endregion|region|endregion|@__|#__|@preserve|@license|sourcemappingurl|cspell|spell-checker|noinspection|nosemgrep|nosonar|sonar|flow|\$flow|waterfall)/i;

/** `/** @type {User} *\/`: says something of the very declaration it stands above. */
const TAGGED = /^\*[^]*@\w/;

/** Whether a comment is an instruction to a tool about the line or the declaration below it. */
export function isDirective(comment: TSESTree.Comment): boolean {
  return DIRECTIVE.test(comment.value) || TAGGED.test(comment.value);
}

/** The comment as written. */
export function getCommentText(comment: TSESTree.Comment, text: string): string {
  return text.slice(comment.range[0], comment.range[1]);
}
