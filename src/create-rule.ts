import { applyDefault, RuleCreator } from '@typescript-eslint/utils/eslint-utils';

/** What a rule says about itself in `meta.docs`, beside its description and its generated URL. */
export interface PluginDocs {
  /** The mildest config that turns the rule on; left out where no config does. */
  recommended?: ConfigName;
}

/** The two levels of the plugin's configs. `strict` holds everything that `recommended` holds. */
export type ConfigName = 'recommended' | 'strict';

const docsFolder =
  'https://github.com/eslint-plugin-waterfall/eslint-plugin-waterfall/blob/main/docs/rules';

const createNamedRule = RuleCreator<PluginDocs>((name) => `${docsFolder}/${name}.md`);

/**
 * Makes a rule of this plugin; every rule is made here, so that all have the same documentation URL
 * and get their options merged with `meta.defaultOptions` on every version of ESLint.
 *
 * Takes the rule's name, `meta` and `create(context, options)`; returns the rule module.
 */
export const createRule: typeof createNamedRule = (definition) => {
  type Options = Parameters<typeof definition.create>[1];
  const rule = createNamedRule(definition);
  const defaults = (definition.meta.defaultOptions ?? definition.defaultOptions ?? []) as Options;
  const merge = keepLast((options: Options) => applyDefault(defaults, options) as Options);
  // The rule that was made copies and merges the options again for each file.
  return { ...rule, create: (context) => definition.create(context, merge(context.options)) };
};

/** A function that gives the last result again as long as it is handed a list of the same items. */
function keepLast<List extends readonly unknown[], Result>(
  run: (list: List) => Result,
): (list: List) => Result {
  let last: { list: List; result: Result } | undefined;
  return (list) => {
    const isSame =
      last?.list.length === list.length && list.every((item, at) => item === last!.list[at]);
    if (!isSame) last = { list, result: run(list) };
    return last!.result;
  };
}

/**
 * The schema of the option `report`, which most rules have: the weakest evidence that is reported.
 *
 * Takes the words that it allows, best evidence first, and what they mean for the rule; returns the
 * property for the rule's `schema`.
 */
export function makeReportOption<const Words extends readonly string[]>(
  words: Words,
  description: string,
): { report: { type: 'string'; enum: string[]; description: string } } {
  return { report: { type: 'string', enum: [...words], description } };
}
