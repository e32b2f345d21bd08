#!/usr/bin/env bash
# In Chromium the attributes "hidden" and "inert" do nothing on a part of a formula.
#
# Guess:     hidden and inert are global; element.hidden = true hides any element of a page.
# Behaviour: they are HTML's. On <mo>, <mrow> or <math> itself the attribute is kept and ignored: same width, still
#            focusable; and the property is no property: it makes a plain field and no attribute. display:none works.
# Versions:  Chromium 156 of Debian (any installed /usr/bin/chromium is asked). Seen on 2026-11-28.
# Source:    MathML Core (MathMLElement includes HTMLOrForeignElement: dataset, focus, tabIndex, but not hidden, inert,
#            innerText or title); MDN browser-compat-data pull request 18143 lists what it includes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chromium=$(command -v chromium || command -v chromium-browser) || { echo "needs Debian's package chromium"; exit 2; }
"$chromium" --version 2>/dev/null

cat > "$work/page.html" <<'HTML'
<!doctype html><meta charset="utf-8"><style>math { font-size: 20px }</style>
<math id="plain"><mi>a</mi><mo>-</mo><mi>b</mi></math>
<math id="attribute"><mi>a</mi><mo hidden>-</mo><mi>b</mi></math>
<math id="property"><mi>a</mi><mo>-</mo><mi>b</mi></math>
<math id="style"><mi>a</mi><mo style="display: none">-</mo><mi>b</mi></math>
<math id="whole" hidden><mi>a</mi></math><span id="span" hidden>a</span>
<math><mi id="part" inert tabindex="0">a</mi></math><span id="words" inert tabindex="0">a</span>
<pre id="seen"></pre>
<script>
const id = name => document.getElementById(name)
const wide = name => id(name).getBoundingClientRect().width
const operator = document.querySelector('#property mo')
operator.hidden = true
const takesFocus = name => { id(name).focus(); return document.activeElement === id(name) }
id('seen').textContent = JSON.stringify({
  'a - b whose minus has the attribute is as wide as one without': wide('attribute') === wide('plain'),
  'after minus.hidden = true it still is': wide('property') === wide('plain'),
  'and the minus has no attribute': !operator.hasAttribute('hidden'),
  'with display: none it is narrower': wide('style') < wide('plain'),
  'a hidden <math> has a width, a hidden <span> none': wide('whole') > 0 && wide('span') === 0,
  'an inert <mi> takes the focus, an inert <span> does not': takesFocus('part') && !takesFocus('words'),
}, null, 1)
</script>
HTML
"$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --dump-dom "$work/page.html" 2>/dev/null \
  | sed -n '/<pre id="seen">/,/<\/pre>/p' | sed -E 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g' > "$work/seen.json"
echo "guessed: only the fourth is true"
cat "$work/seen.json"
echo
echo "Why it matters: folding, fading and guessing games take parts of a formula away and put them back. What works on"
echo "every <div> of the page leaves the part in sight, and in the tab order, without an error."
[ "$(grep -c ': true' "$work/seen.json")" = 6 ]
