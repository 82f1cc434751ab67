import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Whoever stands further right may import those to the left: ui, format, i18n, actions ← api ← modeler ← features ← app. */
const layers = [['ui', 'format', 'i18n', 'actions'], ['api'], ['modeler'], ['features'], ['app']];
const features = ['library', 'simulate', 'check', 'compare', 'raci', 'people', 'inspect', 'registers'];

/** Forbids the folders named, however many steps up they are. */
function forbid(folders, why) {
  return { group: folders.flatMap((folder) => [`**/${folder}/*`, `**/${folder}/**`]), message: why };
}

const laws = layers.flatMap((folders, level) =>
  folders.map((folder) => ({
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: layers.slice(level + 1).flat().map((later) => forbid([later], `${folder} must not import ${later}.`)) },
      ],
    },
  })),
);

const apart = features.map((feature) => ({
  files: [`src/features/${feature}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          forbid(['app'], 'A feature must not import the shell.'),
          forbid(features.filter((other) => other !== feature).map((other) => `${other}`), 'A feature does not import another; the shell composes them.'),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.d.ts', 'src/api/scenario.schema.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  hooks.configs.flat['recommended-latest'] ?? hooks.configs['recommended-latest'],
  { files: ['**/*.mjs'], languageOptions: { globals: { console: 'readonly', URL: 'readonly' } } },
  ...laws,
  ...apart,
);
