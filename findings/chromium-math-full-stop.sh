#!/usr/bin/env bash
# In Chromium a full stop after inline MathML may begin the next line, and a word joiner does not hold it there.
#
# Guess:     a line is never broken before a full stop, after a formula as little as after a word; and if it were, U+2060
#            WORD JOINER between the two would forbid it.
# Behaviour: <math> is an atomic inline, and a line may be broken on either side of such a box whatever stands there, before
#            a full stop too, as CSS says. It also says that a word joiner beside the box forbids the break; here it does not.
#            A span with white-space: nowrap around formula and full stop holds them together.
# Versions:  Chromium 156 of Debian (any installed /usr/bin/chromium is asked). Seen on 2026-11-29.
# Source:    CSS Text 3, 5.1; w3c/csswg-drafts issues 4576 (always a break), 8972 (but not beside WJ), 12915 (for formulas).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chromium=$(command -v chromium || command -v chromium-browser) || { echo "needs Debian's package chromium"; exit 2; }
"$chromium" --version 2>/dev/null

cat > "$work/page.html" <<'HTML'
<!doctype html><meta charset="utf-8"><style>p { font: 16px serif; margin: 0 } .box { display: inline-block } .together { white-space: nowrap }</style>
<p id="word">so much is <i>hidden</i><b>.</b></p>
<p id="math">so much is <math><mi>x</mi><mo>+</mo><mi>y</mi></math><b>.</b></p>
<p id="joined">so much is <math><mi>x</mi><mo>+</mo><mi>y</mi></math>&#8288;<b>.</b></p>
<p id="box">so much is <span class="box">x+y</span><b>.</b></p>
<p id="held">so much is <span class="together"><math><mi>x</mi><mo>+</mo><mi>y</mi></math><b>.</b></span></p>
<pre id="seen"></pre>
<script>
/** Whether at some width the full stop stands at the head of a line. */
const parted = name => {
  const line = document.getElementById(name), stop = line.querySelector('b')
  for (let width = 60; width < 200; width++) {
    line.style.width = `${width}px`
    if (stop.getBoundingClientRect().left - line.getBoundingClientRect().left < 3) return true
  }
  return false
}
document.getElementById('seen').textContent = JSON.stringify({
  'after a word': parted('word'), 'after math': parted('math'), 'after math and a word joiner': parted('joined'),
  'after an inline-block': parted('box'), 'after math, both in a span that does not wrap': parted('held'),
}, null, 1)
</script>
HTML
"$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --dump-dom "$work/page.html" 2>/dev/null \
  | sed -n '/<pre id="seen">/,/<\/pre>/p' | sed -E 's/<[^>]*>//g' > "$work/seen.json"
echo "guessed: the full stop begins a line nowhere"
cat "$work/seen.json"
echo
echo "Why it matters: prose about mathematics ends its sentences with formulas, and a narrow page sooner or later begins a"
echo "line with a full stop."
