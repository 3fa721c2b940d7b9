import prettier from 'prettier';

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  ignoreConfig: ['legacy-recommended', 'legacy-strict'],
  ruleDocTitleFormat: 'name',
  ruleDocSectionInclude: ['What it reports', 'When it fixes', 'Limits', 'When not to use it'],
  urlConfigs: 'https://github.com/eslint-plugin-waterfall/eslint-plugin-waterfall#install',
  // `npm run format` and `npm run update` must agree, or each would undo the other.
  async postprocess(content, file) {
    const options = await prettier.resolveConfig(file);
    return prettier.format(content, { ...options, parser: 'markdown' });
  },
};
