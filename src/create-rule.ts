import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';

/** What a rule says about itself in `meta.docs`, beside its description and its generated URL. */
export interface PluginDocs {
  /** The mildest config that turns the rule on; left out where no config does. */
  recommended?: ConfigName;
}

/** The two levels of the plugin's configs. `strict` holds everything that `recommended` holds. */
export type ConfigName = 'recommended' | 'strict';

const docsFolder =
  'https://github.com/eslint-plugin-waterfall/eslint-plugin-waterfall/blob/main/docs/rules';

/**
 * Makes a rule of this plugin; every rule is made here, so that all have the same documentation URL
 * and get their options merged with `meta.defaultOptions` on every version of ESLint.
 *
 * Takes the rule's name, `meta` and `create(context, options)`; returns the rule module.
 */
export const createRule = RuleCreator<PluginDocs>((name) => `${docsFolder}/${name}.md`);
