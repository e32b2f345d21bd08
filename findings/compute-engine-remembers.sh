#!/usr/bin/env bash
# Compute Engine reads the same formula differently after it has read another one; and its gamma is 0.5772.
#
# Guess:     parse is a function of its LaTeX; a Greek letter without a value is a free symbol; what is differentiated
#            by an unknown x gives no number.
# Behaviour: the first formula decides for the engine's life. After x^2 + 1, x(y+1) is a product; read first, it is the
#            function x of y + 1, and x^2 + 1 then holds an error inside its tree (nothing is thrown). \gamma is the
#            Euler-Mascheroni constant. df/dx of a free f is 0.
# Versions:  @cortex-js/compute-engine 0.140.0. Seen on 2026-11-28.
# Source:    compute-engine issue 146 shows the error inside one formula; that it outlives it was found by running it.
#            So were gamma and the slope of f.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @cortex-js/compute-engine@0.140.0

cat > read.mjs <<'JS'
import {ComputeEngine, version} from '@cortex-js/compute-engine'

const tex = String.raw
const read = (engine, latex) => JSON.stringify(engine.parse(latex).json)
console.log('compute-engine', version, '\n')
const square = tex`x^2 + 1`, bracket = tex`x(y+1)`
const readBoth = order => { const engine = new ComputeEngine(); return order.map(latex => read(engine, latex)) }
const [squareFirst, bracketSecond] = readBoth([square, bracket])
const [bracketFirst, squareSecond] = readBoth([bracket, square])
console.log('guessed: the order of reading changes nothing')
console.log(`  ${square} read first:  ${squareFirst}\n  ${square} read second: ${squareSecond}`)
console.log(`  ${bracket}  read first:  ${bracketFirst}\n  ${bracket}  read second: ${bracketSecond}\n`)

const memory = read(new ComputeEngine(), tex`\gamma v`)
const faded = new ComputeEngine().parse(tex`\gamma v`).subs({v: 1}).N().toString()
const slope = new ComputeEngine().parse(tex`\frac{\partial f}{\partial x}`).evaluate().toString()
console.log(`\\gamma v is ${memory}, at v = 1: ${faded}   (guessed: gamma stays free)`)
console.log(`\\frac{\\partial f}{\\partial x} is ${slope}   (guessed: it stays as it is)`)
console.log('\nWhy it matters: a page has many formulas and one engine. The order in which they are read must not change')
console.log('what they say; and in momentum and in reinforcement learning gamma is a knob, never 0.5772.')
const asSeen = squareFirst !== squareSecond && squareSecond.includes('incompatible-type') &&
  bracketFirst !== bracketSecond && memory.includes('EulerGamma') && slope === '0'
process.exit(asSeen ? 0 : 1)
JS
node read.mjs
