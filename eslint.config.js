import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/**
 * The rooms of the house and the arrows between them (docs/architecture.md). What is not allowed here is an error;
 * test/architecture.test.ts proves that the rule bites.
 */
const rooms = [
  { category: 'main', pattern: 'src/main.ts' },
  { category: 'config', pattern: 'src/config*.ts' },
  { category: 'domain', pattern: 'src/domain/**' },
  { category: 'app', pattern: ['src/bot/app.ts', 'src/bot/demo.ts', 'src/bot/installation.ts'] },
  { category: 'usecases', pattern: 'src/bot/usecases/**' },
  { category: 'channel', pattern: 'src/bot/channels/*.ts' },
  { category: 'telegram', pattern: 'src/bot/channels/telegram/**' },
  { category: 'store', pattern: 'src/bot/store/**' },
  { category: 'outbox', pattern: 'src/bot/outbox/**' },
  { category: 'schedule', pattern: 'src/bot/schedule.ts' },
  { category: 'documents', pattern: 'src/bot/documents/**' },
  { category: 'admin', pattern: 'src/bot/admin/**' },
  { category: 'files', pattern: 'src/bot/files/**' },
  { category: 'file-store', pattern: 'src/bot/file-store/**' },
  { category: 'calendar', pattern: 'src/bot/calendar/**' },
  { category: 'tool', pattern: 'src/bot/*.ts' },
  { category: 'simulator', pattern: 'src/simulator/**' },
  { category: 'locales', pattern: 'locales/**' },
];

/** From each room, the rooms it may import from (its own is always allowed). */
const arrows = {
  main: ['app', 'config', 'tool', 'domain'],
  config: ['domain', 'locales', 'tool'],
  domain: [],
  app: [
    'usecases',
    'outbox',
    'schedule',
    'channel',
    'telegram',
    'store',
    'file-store',
    'documents',
    'domain',
    'tool',
    'config',
    'simulator',
    'files',
    'locales',
  ],
  usecases: ['domain', 'files', 'calendar', 'tool'],
  channel: ['domain'],
  telegram: ['channel', 'domain', 'tool'],
  store: ['domain', 'tool'],
  outbox: ['channel', 'domain', 'tool'],
  schedule: ['usecases', 'domain', 'tool'],
  documents: ['domain', 'tool'],
  admin: ['usecases', 'store', 'domain', 'files', 'config', 'tool', 'locales'],
  files: ['domain', 'tool', 'locales'],
  'file-store': ['domain', 'tool'],
  calendar: ['domain', 'tool'],
  tool: ['domain', 'locales'],
  simulator: [],
};

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'src/bot/store/generated/', 'coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/files': rooms,
      'boundaries/files-single-match': true,
      'import/resolver': { node: { extensions: ['.ts', '.js', '.json'] } },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Naming a property is how it is left out of the rest.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: '{{from.file.categories}} may not import from {{to.file.categories}}',
          policies: Object.entries(arrows).map(([from, allowed]) => ({
            from: { file: { categories: from } },
            allow: { to: { file: { categories: [from, ...allowed] } } },
          })),
        },
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.{1,2}/|zod$|temporal-polyfill$)',
              message: 'The domain is pure: it imports zod and temporal-polyfill, nothing else.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'The domain does no I/O.' },
        { name: 'setTimeout', message: 'The domain has no clock.' },
        { name: 'process', message: 'The domain knows no environment.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time arrives inside the event.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time arrives inside the event.',
        },
        {
          selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
          message: 'Time arrives inside the event.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Ids arrive inside the event.',
        },
      ],
    },
  },
  {
    files: ['scripts/**/*.mjs', 'eslint.config.js'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly' },
    },
  },
  // Programs that talk to a terminal.
  { files: ['src/**/main.ts'], rules: { 'no-console': 'off' } },
  // The page is checked by the compiler against the browser's own types (its own tsconfig.json).
  { files: ['src/simulator/page/**/*.js'], rules: { 'no-undef': 'off' } },
);
