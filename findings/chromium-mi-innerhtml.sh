#!/usr/bin/env bash
# In Chromium the same innerHTML makes MathML inside <mrow> and HTML inside <mi>; and a copied formula has other letters.
#
# Guess:     inside a formula, innerHTML makes MathML; what a reader selects and copies are the letters in the page.
# Behaviour: mi, mo, mn, ms and mtext are "text integration points": markup set inside them is HTML, so <mi> there is an
#            unknown HTML element, as in a <template>. A single letter in <mi> is drawn as mathematical italic, and
#            the selection has that character and line breaks, although textContent has the plain letter.
# Versions:  Chromium 156 of Debian (any installed /usr/bin/chromium is asked). Seen on 2026-11-28.
# Source:    HTML standard, "MathML text integration point"; MathML Core, text-transform: math-auto. That a selection
#            is transformed too was found by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chromium=$(command -v chromium || command -v chromium-browser) || { echo "needs Debian's package chromium"; exit 2; }
"$chromium" --version 2>/dev/null

cat > "$work/page.html" <<'HTML'
<!doctype html><meta charset="utf-8">
<p id="formula"><math><mi>a</mi><mo>-</mo><mi>b</mi></math></p>
<math><mrow id="row"></mrow><mi id="letter"></mi></math>
<pre id="seen"></pre>
<script>
const id = name => document.getElementById(name)
const kind = node => node.constructor.name
const put = place => { place.innerHTML = '<mi>q</mi>'; return kind(place.firstChild) }
const template = document.createElement('template')
template.innerHTML = '<mi>q</mi>'
const range = document.createRange()
range.selectNodeContents(id('row'))
getSelection().selectAllChildren(id('formula'))
id('seen').textContent = [
  'innerHTML "<mi>q</mi>" inside mrow:           ' + put(id('row')),
  'innerHTML "<mi>q</mi>" inside mi:             ' + put(id('letter')),
  'innerHTML "<mi>q</mi>" inside a template:     ' + kind(template.content.firstChild),
  'a contextual fragment in a range in mrow:     ' + kind(range.createContextualFragment('<mi>q</mi>').firstChild),
  'textContent of a - b:                         ' + JSON.stringify(id('formula').textContent),
  'the same, selected:                           ' + JSON.stringify(getSelection().toString()),
].join('\n')
</script>
HTML
"$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --dump-dom "$work/page.html" 2>/dev/null \
  | sed -n '/<pre id="seen">/,/<\/pre>/p' | sed -E 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g' > "$work/seen"
echo "guessed: MathMLElement four times, and \"a-b\" twice"
cat "$work/seen"
echo
echo "Why it matters: a page that swaps parts of formulas builds them from strings, and a part that is one letter fails"
echo "where a row works: the unknown element keeps its text in sight, unstyled, outside every rule for math. A reader"
echo "who copies a formula into a search field or a terminal pastes letters that no program text has."
grep -q 'mrow: *MathMLElement' "$work/seen" && grep -q 'inside mi: *HTMLUnknownElement' "$work/seen"
grep -q 'template: *HTMLUnknownElement' "$work/seen" && grep -q 'selected: *"𝑎\\n-\\n𝑏"' "$work/seen"
