#!/usr/bin/env bash
# MathJax 4 speaks Adam's two epsilons, inside and outside the root, in the very same words.
#
# Guess:     a speech engine that reads the tree says where a root, an index or a denominator ends.
# Behaviour: in ClearSpeak, MathJax 4's default rule set, nothing marks the end of a root, a subscript or a short
#            denominator, so formulas with different values have one sentence. MathSpeak keeps them apart.
# Versions:  @mathjax/src 4.1.3 with the speech-rule-engine 5.0.0-rc.4 that it asks for. Seen on 2026-11-28.
# Source:    MathJax issues 3320 and 3520 (ClearSpeak is the default, its rules are applied as published);
#            MathCAT issue 57 (another engine turned the separating preferences on for roots and fractions).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @mathjax/src@4.1.3 speech-rule-engine@5.0.0-rc.4

cat > speak.mjs <<'JS'
import {mathjax} from '@mathjax/src/js/mathjax.js'
import {TeX} from '@mathjax/src/js/input/tex.js'
import {liteAdaptor} from '@mathjax/src/js/adaptors/liteAdaptor.js'
import {RegisterHTMLHandler} from '@mathjax/src/js/handlers/html.js'
import {SerializedMmlVisitor} from '@mathjax/src/js/core/MmlTree/SerializedMmlVisitor.js'
import {STATE} from '@mathjax/src/js/core/MathItem.js'
import sre from 'speech-rule-engine'

RegisterHTMLHandler(liteAdaptor())
const page = mathjax.document('', {InputJax: new TeX({packages: ['base']})})
const mathml = tex => new SerializedMmlVisitor().visitTree(page.convert(tex, {end: STATE.CONVERT}))
const pairs = [
  [String.raw`\sqrt{v_t} + \epsilon`, String.raw`\sqrt{v_t + \epsilon}`],
  [String.raw`\theta_t - 1`, String.raw`\theta_{t-1}`],
  [String.raw`\frac{a}{b} c`, String.raw`\frac{a}{bc}`],
  [String.raw`|x| + 1`, String.raw`|x + 1|`],
]
console.log('speech-rule-engine', sre.version)
console.log('guessed: eight formulas, eight sentences')
const same = {}
for (const domain of ['clearspeak', 'mathspeak']) {
  await sre.setupEngine({domain, locale: 'en', modality: 'speech', style: 'default'})
  await sre.engineReady()
  console.log(`\nseen with ${domain}:`)
  same[domain] = 0
  for (const pair of pairs) {
    const [one, other] = pair.map(tex => sre.toSpeech(mathml(tex)))
    same[domain] += one === other
    console.log(`  ${pair[0].padEnd(24)} ${one}\n  ${pair[1].padEnd(24)} ${other}${one === other ? '   <- the same' : ''}`)
  }
}
console.log(`\npairs that sound the same: ${same.clearspeak} of ${pairs.length} in ClearSpeak, ${same.mathspeak} in MathSpeak`)
console.log('Why it matters: where epsilon stands is what tells two published Adams apart; whoever listens cannot know.')
console.log('A site that explains such formulas must say the ends of roots, indices and denominators itself.')
process.exit(same.clearspeak === pairs.length && same.mathspeak === 0 ? 0 : 1)
JS
node speak.mjs
