const assert = require("node:assert/strict");
const { readFileSync, mkdtempSync, mkdirSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { dirname, join } = require("node:path");
const { test } = require("node:test");
const oniguruma = require("vscode-oniguruma");
const { INITIAL, parseRawGrammar, Registry } = require("vscode-textmate");
const { bundleOf } = require("../out/bundle.js");

const PATH = join(__dirname, "../syntaxes/remit.tmLanguage.json");

async function grammar() {
  const wasm = readFileSync(join(dirname(require.resolve("vscode-oniguruma")), "onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(readFileSync(PATH, "utf8"), PATH),
  });
  return registry.loadGrammar("source.remit");
}

function scopes(of, line) {
  const found = {};
  for (const token of of.tokenizeLine(line, INITIAL).tokens) {
    const text = line.slice(token.startIndex, token.endIndex).trim();
    if (text) {
      found[text] = token.scopes.at(-1);
    }
  }
  return found;
}

test("words, texts and literals have scopes of their own", async () => {
  const of = await grammar();
  const rule = scopes(of, 'permit small_refund "Up to 100" { when args.amount <= 100.00 grant for 5m } // why');
  assert.equal(rule.permit, "keyword.declaration.remit");
  assert.equal(rule.small_refund, "entity.name.function.remit");
  assert.equal(rule["Up to 100"], "string.quoted.double.remit");
  assert.equal(rule.when, "keyword.control.remit");
  assert.equal(rule["<="], "keyword.operator.remit");
  assert.equal(rule["100.00"], "constant.numeric.remit");
  assert.equal(rule["5m"], "constant.numeric.duration.remit");
  assert.equal(rule["// why"], "comment.line.double-slash.remit");
  const fixture = scopes(of, "at 2026-11-23T11:00:00Z expect deny by rule_of_it");
  assert.equal(fixture["2026-11-23T11:00:00Z"], "constant.numeric.time.remit");
  assert.equal(fixture.deny, "keyword.control.decision.remit");
});

test("a text that is not closed ends with its line", async () => {
  const of = await grammar();
  const line = of.tokenizeLine('deny d "open', INITIAL);
  const next = of.tokenizeLine("when true", line.ruleStack).tokens[0];
  assert.equal(next.scopes.at(-1), "keyword.control.remit");
});

test("a bundle is the nearest directory with settings, or the file's own", () => {
  const root = mkdtempSync(join(tmpdir(), "remit-"));
  mkdirSync(join(root, "a/b"), { recursive: true });
  writeFileSync(join(root, "remit.yaml"), "");
  assert.equal(bundleOf(join(root, "a/b/c.policy")), root);
  const bare = mkdtempSync(join(tmpdir(), "remit-"));
  assert.equal(bundleOf(join(bare, "c.policy")), bare);
});
