// The rules for JavaScript. Beside the recommended ones they forbid what would
// turn a pasted text into markup or code (Trusted Types forbid it in the
// browser, too), and in the page whatever could send it somewhere.
import js from '@eslint/js';
import globals from 'globals';

// Each is a way from a string to markup or code.
const sinks = [
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'This parses a string as HTML. Make nodes, and set textContent.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|parseFromString)$/]',
    message: 'This parses a string as HTML. Give it to DOMPurify in web/html.js.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^(write|writeln|execCommand)$/]",
    message: 'This writes into the document behind its back. Make nodes.',
  },
  {
    selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^(on|srcdoc$|style$)/i]",
    message: 'This makes code or style of a string. Use addEventListener, or a class.',
  },
];

// Each is a way out of the page, besides the loading of the engine.
const ways = ['XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection'].map((name) => ({
  name,
  message: 'The text stays on the device: nothing is sent anywhere.',
}));

export default [
  { ignores: ['build/', '**/node_modules/', '**/testdata/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: {
      'array-callback-return': 'error',
      eqeqeq: 'error',
      'no-constructor-return': 'error',
      'no-else-return': 'error',
      'no-eval': 'error',
      'no-implicit-globals': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-promise-executor-return': 'error',
      'no-restricted-syntax': ['error', ...sinks],
      'no-script-url': 'error',
      'no-shadow': 'error',
      'no-unused-vars': ['error', { args: 'after-used' }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['wasm/npm/**/*.js'],
    languageOptions: { globals: globals['shared-node-browser'] },
  },
  {
    files: ['web/**/*.js', 'wasm/npm/dom.js', 'wasm/npm/worker.js', 'wasm/npm/messenger.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    rules: {
      'no-restricted-globals': ['error', ...ways],
      'no-restricted-properties': ['error', { object: 'navigator', property: 'sendBeacon', message: ways[0].message }],
    },
  },
  {
    files: ['**/*.mjs', '**/test/**/*.js', 'eslint.config.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    // Tests try what the page must not do, to see it fail.
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off', 'no-script-url': 'off' },
  },
];
