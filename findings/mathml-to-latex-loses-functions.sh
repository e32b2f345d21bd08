#!/usr/bin/env bash
# From LaTeX to MathML and back, log, max and softmax come back as products of letters, the two epsilons as one.
#
# Guess:     <mi>log</mi> comes back as \log, <mo>max</mo> as \max, the letter epsilon in both of its shapes as itself.
# Behaviour: names come back bare ("log x" is l times o times g times x for TeX and every LaTeX reader), KaTeX's even in
#            brackets as "\left(log \right)_{2} x"; \varepsilon comes back as \epsilon, \odot as the big operator.
# Versions:  temml 0.13.5, katex 0.19.1, mathml-to-latex 1.8.0. Seen on 2026-11-28.
# Source:    found by running it; the README of mathml-to-latex names none of these limits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts temml@0.13.5 katex@0.19.1 mathml-to-latex@1.8.0

cat > there-and-back.cjs <<'JS'
const temml = require('temml'), katex = require('katex'), {MathMLToLaTeX} = require('mathml-to-latex')
const tex = String.raw
const bare = html => html.replace(/^.*?(?=<math)|<annotation.*?<\/annotation>|<\/span>$/g, '')
const asked = [
  [tex`\log_2 x`, tex`log_{2} x`, tex`\left(log \right)_{2} x`],
  [tex`\max_x f`, tex`max_{x} f`, tex`\left(max \right)_{x} f`],
  [tex`\operatorname{softmax}(z)`, tex`softmax \left(z\right)`, tex`softmax \left(z\right)`],
  [tex`\epsilon \varepsilon`, tex`\epsilon \epsilon`, tex`\epsilon \epsilon`],
  [tex`a \odot b`, tex`a \bigodot b`, tex`a \bigodot b`],
]
console.log(`temml ${temml.version}, katex ${katex.version}; guessed: each comes back as it went, but for spaces`)
let changed = 0
for (const [formula, ...before] of asked) {
  const seen = [temml.renderToString(formula, {xml: true}), bare(katex.renderToString(formula, {output: 'mathml'}))]
    .map(mathml => MathMLToLaTeX.convert(mathml).trim())
  changed += JSON.stringify(seen) !== JSON.stringify(before)
  console.log(`  ${formula.padEnd(27)} by Temml: ${seen[0].padEnd(25)} by KaTeX: ${seen[1]}`)
}
console.log('\nWhy it matters: formulas are pasted from pages, and a page holds MathML. A reader of formulas that takes such LaTeX')
console.log('has to know names written without a backslash, or it values log x as a product of four letters.')
process.exit(changed ? 1 : 0)
JS
node there-and-back.cjs
