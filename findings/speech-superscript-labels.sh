#!/usr/bin/env bash
# A speech engine drops the brackets that make a superscript a label, and takes a transposed vector for a function.
#
# Guess:     brackets that an author wrote are heard, and a letter between two vectors is no function.
# Behaviour: x^{(i)} (example i) and W^{[l]} (layer l) become powers, floor(x) becomes x, h^T s becomes "of",
#            p(y | x) becomes "y divides x". No warning; all of it is well-formed English.
# Versions:  temml 0.13.5, speech-rule-engine 4.1.5 (the stable release), domain clearspeak. Seen on 2026-11-28.
# Source:    speech-rule-engine issue 284 and MathJax issue 3320 show the same family; these are from running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts temml@0.13.5 speech-rule-engine@4.1.5

cat > speak.cjs <<'JS'
const temml = require('temml'), sre = require('speech-rule-engine')
const tex = String.raw
const asked = [
  [tex`x^{(i)}`, 'x superscript open paren i close paren', 'x raised to the i power'],
  [tex`W^{[l]}`, 'W superscript open bracket l close bracket', 'W raised to the l power'],
  [tex`\lfloor x \rfloor`, 'the floor of x', 'x'],
  [tex`h_t^\top h_s`, 'h sub t transpose times h sub s', 'h sub t raised to the down tack power of h sub s'],
  [tex`p(y \mid x)`, 'p of y given x', 'p of open paren y divides x close paren'],
]
const speak = async () => {
  await sre.setupEngine({domain: 'clearspeak', locale: 'en', modality: 'speech', style: 'default'})
  await sre.engineReady()
  console.log(`temml ${temml.version}, speech-rule-engine ${sre.version}\n`)
  let changed = 0
  for (const [formula, guess, before] of asked) {
    const seen = sre.toSpeech(temml.renderToString(formula, {xml: true}))
    changed += seen !== before
    console.log(`${formula}\n  guessed: ${guess}\n  seen:    ${seen}${seen === before ? '' : '   (changed)'}`)
  }
  console.log('\nWhy it matters: deep learning writes its examples and layers as bracketed superscripts. MathML alone cannot')
  console.log('carry that they are labels, so a page that leaves speech to the reader\'s engine has them read as powers.')
  process.exit(changed ? 1 : 0)
}
speak()
JS
node speak.cjs
